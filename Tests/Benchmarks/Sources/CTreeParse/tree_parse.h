// The yardstick of all ratios: libxml2's own parse of a page into a tree, and its freeing, in C.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>

static inline int policytrack_tree_parse(const char *bytes, int length) {
    htmlDocPtr document = htmlReadMemory(
        bytes, length, NULL, "utf-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT
            | XML_PARSE_HUGE);
    if (document == NULL) return 0;
    xmlFreeDoc(document);
    return 1;
}
