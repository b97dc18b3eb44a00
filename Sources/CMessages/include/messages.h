#pragma once

/* The table of messages: its bytes and their number. */
extern const unsigned char chancery_messages[];
extern const unsigned long chancery_messages_count;

/* An array of unknown length does not import into Swift; its address does. */
static inline const void *chancery_messages_start(void) { return chancery_messages; }
