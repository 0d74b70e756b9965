#include "claimwire_html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

typedef struct {
  const claimwire_html_handler *handler;
  void *context;
  htmlParserCtxtPtr parser;
  int depth;
} page;

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes) {
  page *of = data;
  if (++of->depth > claimwire_html_deepest) {
    xmlStopParser(of->parser);
    return;
  }
  of->handler->start(of->context, (const char *)name, (const char *const *)attributes);
}

static void end_element(void *data, const xmlChar *name) {
  page *of = data;
  if (of->depth-- > claimwire_html_deepest) return;
  of->handler->end(of->context, (const char *)name);
}

static void characters(void *data, const xmlChar *bytes, int count) {
  page *of = data;
  if (count > 0 && of->depth <= claimwire_html_deepest) of->handler->text(of->context, (const char *)bytes, (size_t)count);
}

bool claimwire_html_parse(const uint8_t *bytes, size_t count, const claimwire_html_handler *handler, void *context) {
  if (count >= 1u << 30) return false;
  page of = {handler, context, NULL, 0};
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.startElement = start_element;
  sax.endElement = end_element;
  sax.characters = characters;
  sax.ignorableWhitespace = characters;
  // The contents of scripts and styles.
  sax.cdataBlock = characters;
  htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&sax, &of, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  if (!parser) return false;
  of.parser = parser;
  htmlCtxtUseOptions(
      parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  htmlParseChunk(parser, (const char *)bytes, (int)count, 0);
  htmlParseChunk(parser, NULL, 0, 1);
  if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  htmlFreeParserCtxt(parser);
  return true;
}
