// libxml2's headers as Swift may see them.
//
// Debian builds libxml2 with ICU, whose headers clash with Foundation's own ICU and break the clean debug build of
// any module that ends up with both. We never touch the one struct whose layout this changes.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlstring.h>
#include <libxml/xpath.h>

/// `xmlFree` is a mutable global function pointer, which Swift 6 refuses to read.
static inline void policytrack_xmlFree(void *pointer) { xmlFree(pointer); }
