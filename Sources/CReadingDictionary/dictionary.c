#include "reading_dictionary.h"

/* Trained by `zstd --train` on the readings of the project's own posts (Examples, Tests/Quality). Archives are packed
   with it: a released dictionary is never changed, a better one comes beside it. */
_Alignas(64) const unsigned char chancery_reading_dictionary[] = {
#embed "readings.zdict"
};
const unsigned long chancery_reading_dictionary_count = sizeof chancery_reading_dictionary;
