#include "CTypesetting.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

// The first of the libraries that is there, or NULL.
static void *opened(const char *const *names, size_t count) {
    void *library = NULL;
    for (size_t index = 0; library == NULL && index < count; index++) library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    return library;
}

// A function's address comes as a data pointer; POSIX lets the two be copied into one another.
#define STORYWRITER_TYPESETTING_FIND(result, name, arguments) \
    symbol = dlsym(library, #name);                           \
    if (symbol == NULL) complete = 0;                         \
    memcpy(&table->name, &symbol, sizeof symbol);

int storywriter_typesetting_open(struct storywriter_typesetting *table) {
    // The one library leads to the others: its own names, Pango's, cairo's and GObject's are found through it.
    static const char *const names[] = {
        "libpangocairo-1.0.so.0",
        "libpangocairo-1.0.0.dylib",
        "/opt/homebrew/lib/libpangocairo-1.0.0.dylib",
        "/usr/local/lib/libpangocairo-1.0.0.dylib",
    };
    void *library = opened(names, sizeof names / sizeof *names);
    if (library == NULL) return 0;
    int complete = 1;
    void *symbol;
    STORYWRITER_TYPESETTING_FUNCTIONS(STORYWRITER_TYPESETTING_FIND)
    return complete;
}

int storywriter_webp_open(struct storywriter_webp *table) {
    static const char *const names[] = {
        "libwebp.so.7",
        "libwebp.7.dylib",
        "/opt/homebrew/lib/libwebp.7.dylib",
        "/usr/local/lib/libwebp.7.dylib",
    };
    void *library = opened(names, sizeof names / sizeof *names);
    if (library == NULL) return 0;
    int complete = 1;
    void *symbol;
    STORYWRITER_WEBP_FUNCTIONS(STORYWRITER_TYPESETTING_FIND)
    return complete;
}
