#include "lexicon_image.h"

/* `make lexicon` writes lexicon.bin from the tables in Sources/Lexicon/Tables. */
#if !__has_embed("lexicon.bin")
#error "the lexicon is not compiled yet: run `make lexicon` (make demo and make test do it for you)"
#endif

_Alignas(64) const unsigned char chancery_lexicon_bytes[] = {
#embed "lexicon.bin"
};
const unsigned long chancery_lexicon_count = sizeof chancery_lexicon_bytes;
