// HTML as it is found on the web, as events: by libxml2's forgiving parser, without a tree.
#ifndef CLAIMWIRE_HTML_H
#define CLAIMWIRE_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Elements may be nested this deep; a page that goes deeper is read up to there. libxml2 looks through what is open at each
/// end of an element, which deeper nesting would make quadratic.
enum { claimwire_html_deepest = 512 };

typedef struct {
  /// `attributes`: names and values in turn, NULL at the end; NULL for none; a value may be NULL. Names are lower case.
  void (*_Nonnull start)(
      void *_Nullable context, const char *_Nonnull name, const char *_Nullable const *_Nullable attributes);
  void (*_Nonnull end)(void *_Nullable context, const char *_Nonnull name);
  /// A piece of text, entities resolved, valid UTF-8.
  void (*_Nonnull text)(void *_Nullable context, const char *_Nonnull bytes, size_t count);
} claimwire_html_handler;

/// Calls the handler with what is in `count` bytes of valid UTF-8, whatever the page says of its encoding. False where memory
/// is short or the page is of 1 GiB or more.
bool claimwire_html_parse(
    const uint8_t *_Nonnull bytes, size_t count, const claimwire_html_handler *_Nonnull handler, void *_Nullable context);

#ifdef __cplusplus
}
#endif

#endif
