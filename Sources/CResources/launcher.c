#include "launcher.h"

// #embed is C23; the compiler of Swift's toolchain knows it in all modes and only warns.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char launcher_py[] = {
#embed "data/launcher.py"
};

const unsigned char *story_resource_launcher_py(size_t *count) {
    *count = sizeof launcher_py;
    return launcher_py;
}
