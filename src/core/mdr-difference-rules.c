/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody is sent to change what works: a difference is more than a remark only where what is right
 * comes from somebody who knows, and is not marked as unverified.
 */

#include "mdr-difference-rules.h"

#include <string.h>

/* One end of an account, beside what it should be. */
typedef struct
{
  const MdrRightSettings *right;
  GPtrArray *differences;
  gboolean is_enabled;

  MdrService *yours;
  MdrProtocol protocol;
  MdrSignInMethod method;

  /* The end that comes nearest to it; %NULL where nothing is known of this protocol. */
  MdrService *nearest;
  gboolean has_its_host;
} Comparison;

static void
add (Comparison *self, MdrDifferenceCode code, gboolean sure, const char *yours, const char *right)
{
  const MdrDifferenceFields fields = {
    .code = code,
    .severity = sure && self->is_enabled ? MDR_SEVERITY_WARNING : MDR_SEVERITY_INFO,
    .service = self->yours,
    .yours = yours,
    .right = right,
  };

  g_ptr_array_add (self->differences, mdr_difference_new (&fields));
}

static MdrService *
get_recommended (Comparison *self)
{
  return mdr_settings_get_primary (self->right->settings, self->protocol);
}

static const char *
security_nick (MdrService *service)
{
  return mdr_enum_to_nick (MDR_TYPE_SECURITY, mdr_service_get_security (service));
}

static gboolean
is_usual_port (MdrService *service, MdrSecurity security)
{
  return mdr_service_get_port (service) ==
         mdr_protocol_get_default_port (mdr_service_get_protocol (service), security);
}

/* Two channels, and a port belongs to one of them. */
static MdrSecurity
get_other_security (MdrService *service)
{
  return mdr_service_get_security (service) == MDR_SECURITY_TLS ? MDR_SECURITY_STARTTLS
                                                                : MDR_SECURITY_TLS;
}

static void
compare_port (Comparison *self, gboolean sure)
{
  guint16 port = mdr_service_get_port (self->yours);
  gboolean same_port = port == mdr_service_get_port (self->nearest);
  g_autofree char *yours = g_strdup_printf ("%u", port);
  g_autofree char *right = g_strdup_printf ("%u", mdr_service_get_port (self->nearest));

  if (mdr_service_same_endpoint (self->yours, self->nearest))
    return;

  if (mdr_service_get_security (self->yours) == MDR_SECURITY_NONE &&
      !is_usual_port (self->yours, MDR_SECURITY_TLS))
    add (self, MDR_DIFFERENCE_NO_ENCRYPTION, sure, security_nick (self->yours),
         security_nick (self->nearest));
  else if (same_port)
    add (self, MDR_DIFFERENCE_WRONG_SECURITY, sure, security_nick (self->yours),
         security_nick (self->nearest));
  else if (is_usual_port (self->yours, mdr_service_get_security (self->yours)))
    add (self, MDR_DIFFERENCE_OTHER_PORT, FALSE, yours, right);
  else if (is_usual_port (self->yours, get_other_security (self->yours)))
    add (self, MDR_DIFFERENCE_WRONG_SECURITY, sure, security_nick (self->yours),
         mdr_enum_to_nick (MDR_TYPE_SECURITY, get_other_security (self->yours)));
  else
    add (self, MDR_DIFFERENCE_WRONG_PORT, sure, yours, right);
}

static void
compare_server (Comparison *self)
{
  gboolean sure =
      mdr_right_settings_are_sure (self->right, MDR_PROVIDER_FACT_IMAP + self->protocol);
  const char *yours = mdr_service_get_host (self->yours);
  const char *recommended = mdr_service_get_host (get_recommended (self));

  if (self->has_its_host)
    {
      if (!g_str_equal (yours, recommended))
        add (self, MDR_DIFFERENCE_OTHER_HOST, FALSE, yours, recommended);
      compare_port (self, sure);
      return;
    }

  add (self, MDR_DIFFERENCE_OLD_HOST, sure && mdr_right_settings_name_all_hosts (self->right),
       yours, recommended);
  if (mdr_service_get_security (self->yours) == MDR_SECURITY_NONE)
    add (self, MDR_DIFFERENCE_NO_ENCRYPTION, FALSE, security_nick (self->yours),
         security_nick (self->nearest));
}

static gboolean
is_local_part_of (const char *name, const char *address)
{
  const char *at = strrchr (address, '@');
  gsize length = at != NULL ? (gsize) (at - address) : 0;

  return length > 0 && strlen (name) == length && g_ascii_strncasecmp (name, address, length) == 0;
}

static void
compare_user_name (Comparison *self)
{
  gboolean sure = mdr_right_settings_are_sure (self->right, MDR_PROVIDER_FACT_USER_NAME);
  const char *yours = mdr_service_get_user_name (self->yours);
  const char *right = mdr_service_get_user_name (self->nearest);

  if (yours == NULL || right == NULL || g_ascii_strcasecmp (yours, right) == 0)
    return;

  /* Some servers that want less take the whole address as well. */
  if (is_local_part_of (right, yours))
    add (self, MDR_DIFFERENCE_WRONG_USER_NAME, FALSE, yours, right);
  else if (strchr (yours, '@') != NULL)
    add (self, MDR_DIFFERENCE_TWO_ADDRESSES, FALSE, yours,
         mdr_address_get_text (self->right->address));
  else if (is_local_part_of (yours, right))
    add (self, MDR_DIFFERENCE_LOCAL_PART_AS_USER, sure, yours, right);
  else
    add (self, MDR_DIFFERENCE_WRONG_USER_NAME, sure, yours, right);
}

static const char *
method_nick (MdrSignInMethod method)
{
  return mdr_enum_to_nick (MDR_TYPE_SIGN_IN_METHOD, method);
}

static void
compare_method (Comparison *self)
{
  MdrSignInPolicy policy = mdr_right_settings_get_policy (self->right, self->protocol);

  switch (self->method)
    {
    case MDR_SIGN_IN_METHOD_NONE:
      if (self->protocol == MDR_PROTOCOL_SMTP)
        add (self, MDR_DIFFERENCE_NO_SIGN_IN_FOR_SENDING, policy != MDR_SIGN_IN_POLICY_UNKNOWN,
             method_nick (self->method),
             policy == MDR_SIGN_IN_POLICY_OAUTH_ONLY ? method_nick (MDR_SIGN_IN_METHOD_OAUTH)
                                                     : method_nick (MDR_SIGN_IN_METHOD_PASSWORD));
      break;

    case MDR_SIGN_IN_METHOD_PASSWORD:
    case MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD:
      if (policy == MDR_SIGN_IN_POLICY_OAUTH_ONLY)
        add (self, MDR_DIFFERENCE_PASSWORD_WITH_OAUTH_ONLY, TRUE, method_nick (self->method),
             method_nick (MDR_SIGN_IN_METHOD_OAUTH));
      else if (self->method == MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD)
        add (self, MDR_DIFFERENCE_ENCRYPTED_PASSWORD, FALSE, method_nick (self->method),
             method_nick (MDR_SIGN_IN_METHOD_PASSWORD));
      break;

    case MDR_SIGN_IN_METHOD_UNKNOWN:
    case MDR_SIGN_IN_METHOD_OAUTH:
    case MDR_SIGN_IN_METHOD_OTHER:
      break;
    }
}

static void
compare_service (Comparison *self)
{
  if (mdr_service_is_loopback (self->yours))
    {
      add (self, MDR_DIFFERENCE_LOCAL_HOST, FALSE, mdr_service_get_host (self->yours), NULL);
      return;
    }

  if (mdr_right_settings_is_foreign (self->right, self->yours))
    {
      add (self, MDR_DIFFERENCE_TWO_ADDRESSES, FALSE, mdr_service_get_user_name (self->yours),
           mdr_address_get_text (self->right->address));
      return;
    }

  if (self->nearest == NULL)
    {
      if (mdr_service_get_security (self->yours) == MDR_SECURITY_NONE)
        add (self, MDR_DIFFERENCE_NO_ENCRYPTION, FALSE, security_nick (self->yours), NULL);
      return;
    }

  compare_server (self);

  /* How somebody else's server wants to be spoken to is not known. */
  if (self->has_its_host || mdr_right_settings_name_all_hosts (self->right))
    {
      compare_user_name (self);
      compare_method (self);
    }
}

/* What is about the account as a whole. */
static void
compare_account (MdrProgramAccount *account, Comparison *self)
{
  GPtrArray *services = mdr_program_account_get_services (account);
  MdrService *imap = NULL;
  gboolean has_imap = FALSE;
  gboolean has_pop = FALSE;

  if (self->right->settings != NULL)
    imap = mdr_settings_get_primary (self->right->settings, MDR_PROTOCOL_IMAP);

  for (guint i = 0; i < services->len; i++)
    {
      MdrService *service = mdr_program_service_get_service (g_ptr_array_index (services, i));

      has_imap |= mdr_service_get_protocol (service) == MDR_PROTOCOL_IMAP;
      has_pop |= mdr_service_get_protocol (service) == MDR_PROTOCOL_POP3;
    }

  if (mdr_program_account_get_needs_attention (account))
    add (self, MDR_DIFFERENCE_NEEDS_ATTENTION, TRUE, NULL, NULL);
  if (!self->is_enabled)
    add (self, MDR_DIFFERENCE_ACCOUNT_DISABLED, FALSE, NULL, NULL);
  if (has_pop && !has_imap && imap != NULL)
    add (self, MDR_DIFFERENCE_POP_INSTEAD_OF_IMAP, FALSE,
         mdr_enum_to_nick (MDR_TYPE_PROTOCOL, MDR_PROTOCOL_POP3),
         mdr_enum_to_nick (MDR_TYPE_PROTOCOL, MDR_PROTOCOL_IMAP));
}

static int
compare_differences (gconstpointer a, gconstpointer b)
{
  return mdr_difference_compare (*(MdrDifference *const *) a, *(MdrDifference *const *) b);
}

/**
 * mdr_differences_find:
 * @account: what a program is set to
 * @right: what is right for its address
 *
 * Looks for everything in which the program is set differently.
 *
 * Returns: (transfer full) (element-type MdrDifference): the differences, the worst first
 */
GPtrArray *
mdr_differences_find (MdrProgramAccount *account, const MdrRightSettings *right)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *services;
  Comparison whole = { .right = right, .differences = differences };

  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (account), NULL);
  g_return_val_if_fail (right != NULL && right->address != NULL && right->now != NULL, NULL);

  whole.is_enabled = mdr_program_account_get_enabled (account);
  compare_account (account, &whole);

  services = mdr_program_account_get_services (account);
  for (guint i = 0; i < services->len; i++)
    {
      MdrProgramService *end = g_ptr_array_index (services, i);
      Comparison comparison = whole;

      comparison.yours = mdr_program_service_get_service (end);
      comparison.protocol = mdr_service_get_protocol (comparison.yours);
      comparison.method = mdr_program_service_get_method (end);
      comparison.nearest = mdr_right_settings_find (right, comparison.yours);
      comparison.has_its_host =
          comparison.nearest != NULL && g_str_equal (mdr_service_get_host (comparison.nearest),
                                                     mdr_service_get_host (comparison.yours));
      compare_service (&comparison);
    }

  g_ptr_array_sort (differences, compare_differences);

  return g_steal_pointer (&differences);
}
