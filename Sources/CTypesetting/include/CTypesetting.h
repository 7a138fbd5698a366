// The functions of Pango and cairo that set PDF, and those of libwebp that read its pictures, as tables that are filled when
// they are first needed.
//
// They are opened at run time and not linked: docs/decisions/pdf.md says why. So no header of theirs is needed either. The
// declarations below use their own tags for types, and scripts/tests/test_typesetting.py holds each against their headers.

#ifndef STORYWRITER_CTYPESETTING_H
#define STORYWRITER_CTYPESETTING_H

struct _cairo;
struct _cairo_surface;
struct _PangoContext;
struct _PangoFont;
struct _PangoFontDescription;
struct _PangoFontMap;
struct _PangoLanguage;
struct _PangoLayout;
struct _PangoLayoutIter;

#ifndef __PANGO_TYPES_H__
struct _PangoRectangle {
    int x, y, width, height;
};

struct _PangoLayoutLine;
#endif

#ifndef CAIRO_H
struct _cairo_matrix {
    double xx, yx, xy, yy, x0, y0;
};
#endif

// Each function as F(result, name, arguments). Enumerations are passed as what they are, unsigned int.
#define STORYWRITER_TYPESETTING_FUNCTIONS(F)                                                                              \
    F(struct _cairo_surface *, cairo_pdf_surface_create_for_stream,                                                       \
      (unsigned int (*write)(void *, const unsigned char *, unsigned int), void *closure, double width, double height))   \
    F(void, cairo_pdf_surface_set_metadata, (struct _cairo_surface *, unsigned int field, const char *text))              \
    F(int, cairo_pdf_surface_add_outline,                                                                                 \
      (struct _cairo_surface *, int parent, const char *text, const char *link, unsigned int flags))                      \
    F(void, cairo_pdf_surface_set_page_label, (struct _cairo_surface *, const char *label))                               \
    F(struct _cairo *, cairo_create, (struct _cairo_surface *))                                                           \
    F(void, cairo_destroy, (struct _cairo *))                                                                             \
    F(unsigned int, cairo_status, (struct _cairo *))                                                                      \
    F(void, cairo_show_page, (struct _cairo *))                                                                           \
    F(void, cairo_save, (struct _cairo *))                                                                                \
    F(void, cairo_restore, (struct _cairo *))                                                                             \
    F(void, cairo_translate, (struct _cairo *, double x, double y))                                                       \
    F(void, cairo_scale, (struct _cairo *, double x, double y))                                                           \
    F(void, cairo_transform, (struct _cairo *, const struct _cairo_matrix *))                                             \
    F(void, cairo_set_source_rgb, (struct _cairo *, double red, double green, double blue))                               \
    F(void, cairo_set_source_surface, (struct _cairo *, struct _cairo_surface *, double x, double y))                     \
    F(void, cairo_set_line_width, (struct _cairo *, double width))                                                        \
    F(void, cairo_set_line_cap, (struct _cairo *, unsigned int cap))                                                      \
    F(void, cairo_set_line_join, (struct _cairo *, unsigned int join))                                                    \
    F(void, cairo_new_path, (struct _cairo *))                                                                            \
    F(void, cairo_move_to, (struct _cairo *, double x, double y))                                                         \
    F(void, cairo_line_to, (struct _cairo *, double x, double y))                                                         \
    F(void, cairo_curve_to, (struct _cairo *, double a, double b, double c, double d, double x, double y))                \
    F(void, cairo_close_path, (struct _cairo *))                                                                          \
    F(void, cairo_arc, (struct _cairo *, double x, double y, double radius, double from, double to))                      \
    F(void, cairo_fill, (struct _cairo *))                                                                                \
    F(void, cairo_stroke, (struct _cairo *))                                                                              \
    F(void, cairo_paint, (struct _cairo *))                                                                               \
    F(struct _cairo_surface *, cairo_image_surface_create, (int format, int width, int height))                           \
    F(struct _cairo_surface *, cairo_image_surface_create_from_png_stream,                                                \
      (unsigned int (*read)(void *, unsigned char *, unsigned int), void *closure))                                       \
    F(unsigned int, cairo_surface_set_mime_data,                                                                          \
      (struct _cairo_surface *, const char *type, const unsigned char *bytes, unsigned long count,                        \
       void (*destroy)(void *), void *closure))                                                                           \
    F(unsigned int, cairo_surface_status, (struct _cairo_surface *))                                                      \
    F(void, cairo_surface_finish, (struct _cairo_surface *))                                                              \
    F(void, cairo_surface_destroy, (struct _cairo_surface *))                                                             \
    F(struct _PangoFontMap *, pango_cairo_font_map_new, (void))                                                           \
    F(void, pango_cairo_show_layout_line, (struct _cairo *, struct _PangoLayoutLine *))                                   \
    F(void, pango_cairo_update_context, (struct _cairo *, struct _PangoContext *))                                        \
    F(struct _PangoContext *, pango_font_map_create_context, (struct _PangoFontMap *))                                    \
    F(struct _PangoFont *, pango_font_map_load_font,                                                                      \
      (struct _PangoFontMap *, struct _PangoContext *, const struct _PangoFontDescription *))                             \
    F(void, pango_context_set_language, (struct _PangoContext *, struct _PangoLanguage *))                                \
    F(void, pango_context_set_base_dir, (struct _PangoContext *, unsigned int direction))                                 \
    F(void, pango_context_set_round_glyph_positions, (struct _PangoContext *, int round))                                 \
    F(struct _PangoLanguage *, pango_language_from_string, (const char *tag))                                             \
    F(struct _PangoFontDescription *, pango_font_description_new, (void))                                                 \
    F(void, pango_font_description_free, (struct _PangoFontDescription *))                                                \
    F(void, pango_font_description_set_family, (struct _PangoFontDescription *, const char *families))                    \
    F(void, pango_font_description_set_absolute_size, (struct _PangoFontDescription *, double size))                      \
    F(void, pango_font_description_set_style, (struct _PangoFontDescription *, unsigned int style))                       \
    F(struct _PangoLayout *, pango_layout_new, (struct _PangoContext *))                                                  \
    F(void, pango_layout_set_text, (struct _PangoLayout *, const char *text, int bytes))                                  \
    F(void, pango_layout_set_font_description, (struct _PangoLayout *, const struct _PangoFontDescription *))             \
    F(void, pango_layout_set_width, (struct _PangoLayout *, int width))                                                   \
    F(void, pango_layout_set_indent, (struct _PangoLayout *, int indent))                                                 \
    F(void, pango_layout_set_justify, (struct _PangoLayout *, int justify))                                               \
    F(void, pango_layout_set_alignment, (struct _PangoLayout *, unsigned int alignment))                                  \
    F(void, pango_layout_set_wrap, (struct _PangoLayout *, unsigned int wrap))                                            \
    F(void, pango_layout_set_auto_dir, (struct _PangoLayout *, int automatic))                                            \
    F(int, pango_layout_get_line_count, (struct _PangoLayout *))                                                          \
    F(struct _PangoLayoutIter *, pango_layout_get_iter, (struct _PangoLayout *))                                          \
    F(void, pango_layout_iter_free, (struct _PangoLayoutIter *))                                                          \
    F(int, pango_layout_iter_next_line, (struct _PangoLayoutIter *))                                                      \
    F(struct _PangoLayoutLine *, pango_layout_iter_get_line_readonly, (struct _PangoLayoutIter *))                        \
    F(void, pango_layout_iter_get_line_extents,                                                                           \
      (struct _PangoLayoutIter *, struct _PangoRectangle *ink, struct _PangoRectangle *logical))                          \
    F(void, g_object_unref, (void *))

#define STORYWRITER_WEBP_FUNCTIONS(F)                                                                                     \
    F(unsigned char *, WebPDecodeRGBA, (const unsigned char *file, unsigned long bytes, int *width, int *height))         \
    F(void, WebPFree, (void *pixels))

#define STORYWRITER_TYPESETTING_FIELD(result, name, arguments) result(*name) arguments;

// The functions by their own names.
struct storywriter_typesetting {
    STORYWRITER_TYPESETTING_FUNCTIONS(STORYWRITER_TYPESETTING_FIELD)
};

struct storywriter_webp {
    STORYWRITER_WEBP_FUNCTIONS(STORYWRITER_TYPESETTING_FIELD)
};

// Open the libraries, once and for the life of the process, and fill the table. Say 1 where all functions are there, 0 else.
int storywriter_typesetting_open(struct storywriter_typesetting *table);
int storywriter_webp_open(struct storywriter_webp *table);

#endif
