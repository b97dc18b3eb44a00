#pragma once

/* The compiled lexicon: its bytes and their number. */
extern const unsigned char chancery_lexicon_bytes[];
extern const unsigned long chancery_lexicon_count;

/* An array of unknown length does not import into Swift; its address does. */
static inline const void *chancery_lexicon_start(void) { return chancery_lexicon_bytes; }
