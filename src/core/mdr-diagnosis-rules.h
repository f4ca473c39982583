/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of the diagnosis, by concern. A rule looks at the evidence and accuses, explains away
 * or contradicts causes; what other rules said is not its business, so their order does not matter.
 */

#pragma once

#include "mdr-inquiry.h"

G_BEGIN_DECLS

typedef void (*MdrRule) (MdrInquiry *inquiry);

/* mdr-diagnosis-literal.c: what findings and messages say themselves */
void mdr_rule_findings_at_their_word (MdrInquiry *inquiry);
void mdr_rule_message_at_its_word (MdrInquiry *inquiry);

/* mdr-diagnosis-outside.c: whether this computer gets out at all */
void mdr_rule_no_internet (MdrInquiry *inquiry);
void mdr_rule_no_names (MdrInquiry *inquiry);
void mdr_rule_captive_portal (MdrInquiry *inquiry);
void mdr_rule_only_proxy_leads_out (MdrInquiry *inquiry);
void mdr_rule_proxy (MdrInquiry *inquiry);

/* mdr-diagnosis-way.c: between this computer and the servers */
void mdr_rule_mail_ports_shut (MdrInquiry *inquiry);
void mdr_rule_sending_ports_shut (MdrInquiry *inquiry);
void mdr_rule_tunnel_in_the_way (MdrInquiry *inquiry);
void mdr_rule_ipv6_everywhere_dead (MdrInquiry *inquiry);

/* mdr-diagnosis-ports.c: what the ports of one host say together */
void mdr_rule_host_lives_behind_shut_ports (MdrInquiry *inquiry);
void mdr_rule_host_lives_but_for_sending (MdrInquiry *inquiry);
void mdr_rule_host_dead (MdrInquiry *inquiry);
void mdr_rule_other_port_works (MdrInquiry *inquiry);
void mdr_rule_named_port_works (MdrInquiry *inquiry);
void mdr_rule_shut_after_refused_sign_ins (MdrInquiry *inquiry);
void mdr_rule_provider_keeps_foreigners_out (MdrInquiry *inquiry);

/* mdr-diagnosis-tunnel.c: beside a VPN */
void mdr_rule_works_beside_tunnel (MdrInquiry *inquiry);
void mdr_rule_fails_beside_tunnel (MdrInquiry *inquiry);

/* mdr-diagnosis-secure-channel.c: certificates and the clock */
void mdr_rule_clock_off (MdrInquiry *inquiry);
void mdr_rule_expired_on_different_days (MdrInquiry *inquiry);
void mdr_rule_same_strange_issuer (MdrInquiry *inquiry);
void mdr_rule_private_authority_at_public_provider (MdrInquiry *inquiry);
void mdr_rule_interception_seen (MdrInquiry *inquiry);
void mdr_rule_no_starttls_where_settings_are_doubtful (MdrInquiry *inquiry);
void mdr_rule_starttls_taken_out (MdrInquiry *inquiry);

/* mdr-diagnosis-server.c: the servers, and whether they are the right ones */
void mdr_rule_server_down (MdrInquiry *inquiry);
void mdr_rule_provider_down (MdrInquiry *inquiry);
void mdr_rule_names_not_found (MdrInquiry *inquiry);
void mdr_rule_name_leads_inside (MdrInquiry *inquiry);
void mdr_rule_not_the_providers_server (MdrInquiry *inquiry);

/* mdr-diagnosis-sign-in.c: behind a refused sign-in */
void mdr_rule_provider_wants_another_password (MdrInquiry *inquiry);
void mdr_rule_refused_but_webmail_works (MdrInquiry *inquiry);
void mdr_rule_webmail_fails_too (MdrInquiry *inquiry);
void mdr_rule_user_name_form (MdrInquiry *inquiry);
void mdr_rule_refused_again_and_again (MdrInquiry *inquiry);
void mdr_rule_refused_for_sending_only (MdrInquiry *inquiry);

/* mdr-diagnosis-token.c: behind a refused permission of the provider's sign-in window */
void mdr_rule_token_is_there (MdrInquiry *inquiry);
void mdr_rule_token_and_clock (MdrInquiry *inquiry);
void mdr_rule_token_of_another_name (MdrInquiry *inquiry);

/* mdr-diagnosis-programs.c: what the mail programs on this computer are set to */
void mdr_rule_program_is_set_otherwise (MdrInquiry *inquiry);

/* mdr-diagnosis-symptom.c: servers are well, the mail program is not */
void mdr_rule_providers_way_to_sign_in (MdrInquiry *inquiry);
void mdr_rule_keeps_asking (MdrInquiry *inquiry);
void mdr_rule_cannot_receive_only (MdrInquiry *inquiry);
void mdr_rule_cannot_send_only (MdrInquiry *inquiry);
void mdr_rule_neither_works (MdrInquiry *inquiry);

/* mdr-diagnosis-saved-passwords.c: what is saved on this computer, and where */
void mdr_rule_saved_passwords_do_not_fit (MdrInquiry *inquiry);
void mdr_rule_refused_password_is_an_old_one (MdrInquiry *inquiry);
void mdr_rule_keyring_does_not_open (MdrInquiry *inquiry);
void mdr_rule_password_was_not_saved (MdrInquiry *inquiry);

/* mdr-diagnosis-against.c: what measurements say against guesses */
void mdr_rule_reached_servers_speak_against (MdrInquiry *inquiry);
void mdr_rule_single_findings_speak_against (MdrInquiry *inquiry);

G_END_DECLS
