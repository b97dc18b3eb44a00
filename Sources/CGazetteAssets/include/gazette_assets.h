#pragma once

/* The files that pages need: their bytes and their number. */
extern const unsigned char chancery_gazette_css[];
extern const unsigned long chancery_gazette_css_count;
extern const unsigned char chancery_gazette_js[];
extern const unsigned long chancery_gazette_js_count;
extern const unsigned char chancery_gazette_seal[];
extern const unsigned long chancery_gazette_seal_count;

/* An array of unknown length does not import into Swift; its address does. */
static inline const void *chancery_gazette_css_start(void) { return chancery_gazette_css; }
static inline const void *chancery_gazette_js_start(void) { return chancery_gazette_js; }
static inline const void *chancery_gazette_seal_start(void) { return chancery_gazette_seal; }
