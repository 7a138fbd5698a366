#include "CTypesetting.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

int storywriter_typesetting_open(struct storywriter_typesetting *table) {
    // The one library leads to the others: its own, Pango, cairo and GObject are searched for a name in this order.
    static const char *const names[] = {
        "libpangocairo-1.0.so.0",
        "libpangocairo-1.0.0.dylib",
        "/opt/homebrew/lib/libpangocairo-1.0.0.dylib",
        "/usr/local/lib/libpangocairo-1.0.0.dylib",
    };
    void *library = NULL;
    for (size_t index = 0; library == NULL && index < sizeof names / sizeof *names; index++) {
        library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    }
    if (library == NULL) return 0;

    int complete = 1;
    void *symbol;
// A function's address comes as a data pointer; POSIX lets the two be copied into one another.
#define STORYWRITER_TYPESETTING_FIND(result, name, arguments)          \
    symbol = dlsym(library, #name);                                    \
    if (symbol == NULL) complete = 0;                                  \
    memcpy(&table->name, &symbol, sizeof symbol);
    STORYWRITER_TYPESETTING_FUNCTIONS(STORYWRITER_TYPESETTING_FIND)
    return complete;
}
