#include "cxml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static xmlNodePtr own(chancery_xml_node *node) { return (xmlNodePtr)node; }
static chancery_xml_node *theirs(xmlNodePtr node) { return (chancery_xml_node *)node; }

chancery_xml_document *chancery_xml_read(const char *bytes, int count, int *stopped) {
  *stopped = 0;
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  if (!context) return NULL;
  xmlDocPtr document = xmlCtxtReadMemory(
      context, bytes, count, "", "UTF-8",
      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |
          XML_PARSE_COMPACT);
  /* Where it recovers it goes on; only what it gives up at ends it. */
  *stopped = context->disableSAX != 0;
  xmlFreeParserCtxt(context);
  return (chancery_xml_document *)document;
}

void chancery_xml_free(chancery_xml_document *document) { xmlFreeDoc((xmlDocPtr)document); }

chancery_xml_node *chancery_xml_root(chancery_xml_document *document) {
  return theirs(xmlDocGetRootElement((xmlDocPtr)document));
}

/* The children of an entity's reference are the entity's own: they are never walked into. */
chancery_xml_node *chancery_xml_first(chancery_xml_node *node) {
  return own(node)->type == XML_ELEMENT_NODE ? theirs(own(node)->children) : NULL;
}

chancery_xml_node *chancery_xml_next(chancery_xml_node *node) { return theirs(own(node)->next); }
chancery_xml_node *chancery_xml_parent(chancery_xml_node *node) { return theirs(own(node)->parent); }

enum chancery_xml_kind chancery_xml_kind_of(chancery_xml_node *node) {
  switch (own(node)->type) {
  case XML_ELEMENT_NODE: return chancery_xml_element;
  case XML_TEXT_NODE:
  case XML_CDATA_SECTION_NODE: return chancery_xml_text;
  default: return chancery_xml_other;
  }
}

const char *chancery_xml_name(chancery_xml_node *node) { return (const char *)own(node)->name; }

const char *chancery_xml_space(chancery_xml_node *node) {
  return own(node)->ns ? (const char *)own(node)->ns->href : NULL;
}

const char *chancery_xml_words(chancery_xml_node *node) { return (const char *)own(node)->content; }

const char *chancery_xml_attribute(chancery_xml_node *node, const char *name) {
  for (xmlAttrPtr one = own(node)->properties; one; one = one->next) {
    if (one->name && strcasecmp((const char *)one->name, name) == 0)
      return one->children && one->children->content ? (const char *)one->children->content : "";
  }
  return NULL;
}

char *chancery_xml_markup(chancery_xml_node *node) {
  xmlBufferPtr buffer = xmlBufferCreate();
  if (!buffer) return NULL;
  for (xmlNodePtr child = own(node)->children; child; child = child->next)
    xmlNodeDump(buffer, own(node)->doc, child, 0, 0);
  char *markup = strdup((const char *)xmlBufferContent(buffer));
  xmlBufferFree(buffer);
  return markup;
}
