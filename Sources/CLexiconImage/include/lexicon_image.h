#pragma once

/* The compiled lexicon: its bytes and their number. */
extern const unsigned char chancery_lexicon_bytes[];
extern const unsigned long chancery_lexicon_count;
