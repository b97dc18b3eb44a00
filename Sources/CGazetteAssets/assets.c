#include "gazette_assets.h"

const unsigned char chancery_gazette_css[] = {
#embed "gazette.css"
};
const unsigned long chancery_gazette_css_count = sizeof chancery_gazette_css;

const unsigned char chancery_gazette_js[] = {
#embed "gazette.js"
};
const unsigned long chancery_gazette_js_count = sizeof chancery_gazette_js;

const unsigned char chancery_gazette_seal[] = {
#embed "seal.svg"
};
const unsigned long chancery_gazette_seal_count = sizeof chancery_gazette_seal;
