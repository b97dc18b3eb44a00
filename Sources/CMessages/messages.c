#include "messages.h"

const unsigned char chancery_messages[] = {
#embed "messages.tsv"
};
const unsigned long chancery_messages_count = sizeof chancery_messages;
