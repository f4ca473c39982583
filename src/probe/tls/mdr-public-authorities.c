/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Systems keep Mozilla's list in a place of the package's own and what is added on the spot in
 * another, and mix both into what programs trust. p11-kit would tell them apart by its tokens, but
 * not on Debian, where it reads the mixture; so it is the package's place that is read. Inside of a
 * Flatpak, trust comes from the system outside and the list from the runtime, which nobody adds to.
 * Where no such place is found, nothing is said of authorities.
 */

#include "mdr-public-authorities.h"

#include <gnutls/x509.h>
#include <string.h>

#include "core/mdr-clean-text.h"

/* Files or folders, separated by colons: for tests, and for systems that we do not know. */
#define PLACES_VARIABLE "MAIL_DOCTOR_PUBLIC_AUTHORITIES"

#define FLATPAK_SIGN "/.flatpak-info"
#define FLATPAK_PLACE "/etc/ssl/certs/ca-certificates.crt"

#define PEM_BEGINNING "-----BEGIN CERTIFICATE-----"
#define PEM_END "-----END CERTIFICATE-----"
#define MAX_NAME_BYTES 1024

/* Dates and old algorithms are other faults than the one looked for. */
#define VERIFY_FLAGS                                                                               \
  (GNUTLS_VERIFY_DISABLE_TIME_CHECKS | GNUTLS_VERIFY_DISABLE_TRUSTED_TIME_CHECKS |                 \
   GNUTLS_VERIFY_ALLOW_BROKEN)
#define NOBODY_VOUCHES                                                                             \
  (GNUTLS_CERT_SIGNER_NOT_FOUND | GNUTLS_CERT_SIGNER_NOT_CA | GNUTLS_CERT_SIGNATURE_FAILURE)

static const char *const system_places[] = {
  "/usr/share/ca-certificates/mozilla",                            /* Debian, Ubuntu, Alpine */
  "/usr/share/pki/ca-trust-source/ca-bundle.trust.p11-kit",        /* Fedora, RHEL */
  "/usr/share/ca-certificates/trust-source/mozilla.trust.p11-kit", /* Arch */
};

struct _MdrPublicAuthorities
{
  GObject parent_instance;

  guint n_authorities;

  /* owned; the list is not changed once it is made */
  gnutls_x509_trust_list_t list;
  GHashTable *organizations;
};

G_DEFINE_FINAL_TYPE (MdrPublicAuthorities, mdr_public_authorities, G_TYPE_OBJECT)

static void
note_organization (MdrPublicAuthorities *self, gnutls_x509_crt_t authority)
{
  char bytes[MAX_NAME_BYTES];
  gsize length = sizeof bytes;

  if (gnutls_x509_crt_get_dn_by_oid (authority, GNUTLS_OID_X520_ORGANIZATION_NAME, 0, 0, bytes,
                                     &length) == 0)
    g_hash_table_add (self->organizations,
                      mdr_clean_text (bytes, length, MDR_CLEAN_TEXT_MAX_CHARS));
}

/* One that cannot be read is no reason to do without the others. */
static void
add_authority (MdrPublicAuthorities *self, const char *pem, gsize length)
{
  gnutls_datum_t datum = { (unsigned char *) pem, length };
  gnutls_x509_crt_t authority;

  if (gnutls_x509_crt_init (&authority) != 0)
    return;

  if (gnutls_x509_crt_import (authority, &datum, GNUTLS_X509_FMT_PEM) == 0)
    {
      note_organization (self, authority);
      /* The list takes the certificate over. */
      if (gnutls_x509_trust_list_add_cas (self->list, &authority, 1, 0) == 1)
        {
          self->n_authorities++;
          return;
        }
    }

  gnutls_x509_crt_deinit (authority);
}

/* p11-kit's files have other things between the certificates. */
static void
add_file (MdrPublicAuthorities *self, const char *path)
{
  g_autofree char *text = NULL;
  const char *beginning;
  const char *end;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;

  for (beginning = strstr (text, PEM_BEGINNING); beginning != NULL;
       beginning = strstr (end, PEM_BEGINNING))
    {
      end = strstr (beginning, PEM_END);
      if (end == NULL)
        return;

      end += strlen (PEM_END);
      add_authority (self, beginning, end - beginning);
    }
}

static void
add_folder (MdrPublicAuthorities *self, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      add_file (self, file);
    }
}

static void
mdr_public_authorities_finalize (GObject *object)
{
  MdrPublicAuthorities *self = MDR_PUBLIC_AUTHORITIES (object);

  gnutls_x509_trust_list_deinit (self->list, 1);
  g_clear_pointer (&self->organizations, g_hash_table_unref);

  G_OBJECT_CLASS (mdr_public_authorities_parent_class)->finalize (object);
}

static void
mdr_public_authorities_class_init (MdrPublicAuthoritiesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_public_authorities_finalize;
}

static void
mdr_public_authorities_init (MdrPublicAuthorities *self)
{
  gnutls_x509_trust_list_init (&self->list, 0);
  self->organizations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Where this system keeps them, whether it does or not. */
static char **
dup_system_places (void)
{
  const char *variable = g_getenv (PLACES_VARIABLE);
  g_autoptr (GStrvBuilder) places = NULL;

  if (variable != NULL)
    return g_strsplit (variable, G_SEARCHPATH_SEPARATOR_S, -1);

  places = g_strv_builder_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (system_places); i++)
    g_strv_builder_add (places, system_places[i]);
  if (g_file_test (FLATPAK_SIGN, G_FILE_TEST_EXISTS))
    g_strv_builder_add (places, FLATPAK_PLACE);

  return g_strv_builder_end (places);
}

static char **
dup_places (MdrEnvironment *environment)
{
  const char *const *told = mdr_environment_get_public_authorities (environment);

  return told != NULL ? g_strdupv ((GStrv) told) : dup_system_places ();
}

/**
 * mdr_public_authorities_new:
 * @places: (array zero-terminated=1): PEM files, p11-kit's files, and folders of them
 *
 * Reads the files, which may take some milliseconds.
 *
 * Returns: (transfer full): the authorities found there
 */
MdrPublicAuthorities *
mdr_public_authorities_new (const char *const *places)
{
  MdrPublicAuthorities *self;

  g_return_val_if_fail (places != NULL, NULL);

  self = g_object_new (MDR_TYPE_PUBLIC_AUTHORITIES, NULL);
  for (; *places != NULL; places++)
    if (g_file_test (*places, G_FILE_TEST_IS_DIR))
      add_folder (self, *places);
    else
      add_file (self, *places);

  return self;
}

/**
 * mdr_public_authorities_get:
 * @environment: the world to look at
 *
 * Gives the authorities that count as public in @environment. They are read when they are first
 * asked for, which any thread may do, and kept.
 *
 * Returns: (transfer none) (nullable): the authorities; %NULL where tests trust whom they like and
 *   do not say who of them is public
 */
MdrPublicAuthorities *
mdr_public_authorities_get (MdrEnvironment *environment)
{
  static GMutex mutex;
  static GHashTable *known;
  g_auto (GStrv) places = NULL;
  g_autofree char *key = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  MdrPublicAuthorities *authorities;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  if (mdr_environment_get_public_authorities (environment) == NULL &&
      mdr_environment_get_trust (environment) != NULL)
    return NULL;

  places = dup_places (environment);
  key = g_strjoinv (G_SEARCHPATH_SEPARATOR_S, places);

  locker = g_mutex_locker_new (&mutex);
  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  authorities = g_hash_table_lookup (known, key);
  if (authorities == NULL)
    {
      authorities = mdr_public_authorities_new ((const char *const *) places);
      g_hash_table_insert (known, g_steal_pointer (&key), authorities);
    }

  return authorities;
}

/**
 * mdr_public_authorities_count:
 * @environment: the world to look at
 * @file: a file of authorities
 *
 * Counts the authorities of @file as public ones, too: those whom the user brings are no surprise
 * to the user. The variable `MAIL_DOCTOR_PUBLIC_AUTHORITIES` has the last word.
 */
void
mdr_public_authorities_count (MdrEnvironment *environment, const char *file)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) places = NULL;

  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));
  g_return_if_fail (file != NULL);

  before = dup_places (environment);
  g_strv_builder_addv (builder, (const char **) before);
  if (g_getenv (PLACES_VARIABLE) == NULL)
    g_strv_builder_add (builder, file);
  places = g_strv_builder_end (builder);

  mdr_environment_set_public_authorities (environment, (const char *const *) places);
}

/**
 * mdr_public_authorities_judge:
 * @self: (nullable): the public authorities
 * @chain: a server's certificates
 *
 * Returns: whether one of @self vouches for @chain, all dates aside
 */
MdrPublicity
mdr_public_authorities_judge (MdrPublicAuthorities *self, const MdrChain *chain)
{
  g_autofree gnutls_x509_crt_t *certificates = NULL;
  guint length = mdr_chain_get_length (chain);
  guint verdict = 0;

  g_return_val_if_fail (self == NULL || MDR_IS_PUBLIC_AUTHORITIES (self), MDR_PUBLICITY_UNKNOWN);

  if (self == NULL || self->n_authorities == 0)
    return MDR_PUBLICITY_UNKNOWN;

  certificates = g_new (gnutls_x509_crt_t, length);
  for (guint i = 0; i < length; i++)
    certificates[i] = mdr_chain_get (chain, i)->certificate;

  if (gnutls_x509_trust_list_verify_crt (self->list, certificates, length, VERIFY_FLAGS, &verdict,
                                         NULL) != 0)
    return MDR_PUBLICITY_UNKNOWN;

  return verdict & NOBODY_VOUCHES ? MDR_PUBLICITY_PRIVATE : MDR_PUBLICITY_PUBLIC;
}

/**
 * mdr_public_authorities_know:
 * @self: (nullable): the public authorities
 * @organization: (nullable): the name of an organisation
 *
 * Returns: whether one of them is of that organisation
 */
gboolean
mdr_public_authorities_know (MdrPublicAuthorities *self, const char *organization)
{
  g_return_val_if_fail (self == NULL || MDR_IS_PUBLIC_AUTHORITIES (self), FALSE);

  return self != NULL && organization != NULL &&
         g_hash_table_contains (self->organizations, organization);
}
