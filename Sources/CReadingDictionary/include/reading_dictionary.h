#pragma once

/* What lines of readings have in common: the dictionary by which an archive packs them. */
extern const unsigned char chancery_reading_dictionary[];
extern const unsigned long chancery_reading_dictionary_count;

/* An array of unknown length does not import into Swift; its address does. */
static inline const void *chancery_reading_dictionary_start(void) { return chancery_reading_dictionary; }
