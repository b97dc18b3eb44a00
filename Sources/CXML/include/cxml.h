#pragma once

/* XML as a tree, by libxml2, whose own headers bring ICU's with them and cannot be imported beside Foundation's. */

typedef struct chancery_xml_document chancery_xml_document;
typedef struct chancery_xml_node chancery_xml_node;

enum chancery_xml_kind { chancery_xml_other, chancery_xml_element, chancery_xml_text };

/* Reads a document that may be broken, opens nothing, expands nothing, and says nothing on standard error.
   The text is UTF-8 whatever it declares. NULL where there is no tree at all. `stopped` says whether it was given up, so
   that what stands behind is not in the tree: too deep, or too long in one place. */
chancery_xml_document *chancery_xml_read(const char *bytes, int count, int *stopped);
void chancery_xml_free(chancery_xml_document *document);

/* The outermost element; the first node in a node, the one behind it, the one around it. NULL of none. */
chancery_xml_node *chancery_xml_root(chancery_xml_document *document);
chancery_xml_node *chancery_xml_first(chancery_xml_node *node);
chancery_xml_node *chancery_xml_next(chancery_xml_node *node);
chancery_xml_node *chancery_xml_parent(chancery_xml_node *node);

enum chancery_xml_kind chancery_xml_kind_of(chancery_xml_node *node);
/* An element's name without its prefix, the address of its space, a text's words. NULL of none. */
const char *chancery_xml_name(chancery_xml_node *node);
const char *chancery_xml_space(chancery_xml_node *node);
const char *chancery_xml_words(chancery_xml_node *node);
/* The value of an attribute by its name without a prefix, whatever its case. NULL of none. */
const char *chancery_xml_attribute(chancery_xml_node *node, const char *name);
/* What stands in an element, as markup; to be freed with free(3). */
char *chancery_xml_markup(chancery_xml_node *node);
