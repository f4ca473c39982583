/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cameras want dark modules on a light ground, a quiet zone of four modules, and modules that are
 * all of one size: so it is black on white in every style, and drawn in whole pixels.
 */

#include "mdr-qr-code.h"

#include <qrencode.h>
#include <string.h>

#define QUIET_ZONE 4

/* The side of a module: at least this, and as much more as the whole stays below the limit. */
#define LEAST_MODULE 3
#define NATURAL_SIZE 320

struct _MdrQrCode
{
  GtkWidget parent_instance;

  /* owned */
  QRcode *code;
};

G_DEFINE_FINAL_TYPE (MdrQrCode, mdr_qr_code, GTK_TYPE_WIDGET)

static int
count_modules (MdrQrCode *self)
{
  return self->code->width + 2 * QUIET_ZONE;
}

/* The lowest bit of a byte is the module; the others say what it is for. */
static gboolean
is_dark (MdrQrCode *self, int row, int column)
{
  return (self->code->data[row * self->code->width + column] & 1) != 0;
}

static GtkSizeRequestMode
mdr_qr_code_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
mdr_qr_code_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  MdrQrCode *self = MDR_QR_CODE (widget);
  int n_modules = self->code != NULL ? count_modules (self) : 0;

  *minimum = n_modules * LEAST_MODULE;
  *natural = n_modules > 0 ? n_modules * MAX (NATURAL_SIZE / n_modules, LEAST_MODULE) : 0;
}

/* Dark modules beside each other are one rectangle. */
static void
draw_row (MdrQrCode *self, GtkSnapshot *snapshot, int row, int module)
{
  static const GdkRGBA black = { 0, 0, 0, 1 };
  int n = self->code->width;

  for (int start = 0, end; start < n; start = end)
    {
      graphene_rect_t run;

      for (end = start + 1; end < n && is_dark (self, row, end) == is_dark (self, row, start);)
        end++;

      if (!is_dark (self, row, start))
        continue;

      graphene_rect_init (&run, (float) ((QUIET_ZONE + start) * module),
                          (float) ((QUIET_ZONE + row) * module), (float) ((end - start) * module),
                          (float) module);
      gtk_snapshot_append_color (snapshot, &black, &run);
    }
}

static void
mdr_qr_code_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  MdrQrCode *self = MDR_QR_CODE (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t ground;
  int module, side;

  if (self->code == NULL)
    return;

  module = MIN (width, height) / count_modules (self);
  side = module * count_modules (self);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) ((width - side) / 2), (float) ((height - side) / 2)));
  graphene_rect_init (&ground, 0, 0, (float) side, (float) side);
  gtk_snapshot_append_color (snapshot, &white, &ground);
  for (int row = 0; row < self->code->width; row++)
    draw_row (self, snapshot, row, module);
  gtk_snapshot_restore (snapshot);
}

static void
mdr_qr_code_finalize (GObject *object)
{
  g_clear_pointer (&MDR_QR_CODE (object)->code, QRcode_free);

  G_OBJECT_CLASS (mdr_qr_code_parent_class)->finalize (object);
}

static void
mdr_qr_code_class_init (MdrQrCodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_qr_code_finalize;
  widget_class->get_request_mode = mdr_qr_code_get_request_mode;
  widget_class->measure = mdr_qr_code_measure;
  widget_class->snapshot = mdr_qr_code_snapshot;

  gtk_widget_class_set_css_name (widget_class, "qrcode");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mdr_qr_code_init (MdrQrCode *self)
{
}

/**
 * mdr_qr_code_set_text:
 * @self: a QR code
 * @text: (nullable): what it is to hold, %NULL for nothing
 *
 * Encodes @text as UTF-8 with error correction M.
 *
 * Returns: whether there is a code now; there is none for more than %MDR_QR_CODE_MAX_BYTES
 */
gboolean
mdr_qr_code_set_text (MdrQrCode *self, const char *text)
{
  gsize length;

  g_return_val_if_fail (MDR_IS_QR_CODE (self), FALSE);

  length = text != NULL ? strlen (text) : 0;
  g_clear_pointer (&self->code, QRcode_free);
  if (length > 0 && length <= MDR_QR_CODE_MAX_BYTES)
    self->code = QRcode_encodeData ((int) length, (const guchar *) text, 0, QR_ECLEVEL_M);

  gtk_widget_queue_resize (GTK_WIDGET (self));

  return self->code != NULL;
}
