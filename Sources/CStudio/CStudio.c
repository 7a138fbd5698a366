#include "CStudio.h"

// #embed is C23; the compiler of Swift's toolchain knows it in all modes and only warns.
#pragma clang diagnostic ignored "-Wc23-extensions"

// scripts/build-studio writes this list beside the built page, and touches this file when the list changed.
#if __has_include("../../Studio/dist/files.inc")
#include "../../Studio/dist/files.inc"
#else
static const story_studio_file files[] = {{"", "", "", (const unsigned char *)"", 0, (const unsigned char *)0, 0}};
static const size_t file_count = 0;
#endif

const story_studio_file *story_studio_files(size_t *count) {
    *count = file_count;
    return files;
}
