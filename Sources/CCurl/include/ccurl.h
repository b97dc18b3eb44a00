#pragma once
#include <curl/curl.h>
#include <stddef.h>
#include <sys/socket.h>

/* libcurl, opened when it is first needed: only who follows feeds needs it, and loading it with all that it brings would
   cost every other command ten milliseconds. Setters of one type each, since Swift calls no variable lists. */

/* Opens libcurl. NULL where that went well; else why not. Safe to call from any thread, again and again. */
const char *ccurl_open(void);

CURL *ccurl_new(void);
void ccurl_free(CURL *exchange);

CURLcode ccurl_set_text(CURL *exchange, CURLoption option, const char *text);
CURLcode ccurl_set_number(CURL *exchange, CURLoption option, long number);
CURLcode ccurl_set_lines(CURL *exchange, CURLoption option, struct curl_slist *lines);
struct curl_slist *ccurl_append(struct curl_slist *lines, const char *line);
void ccurl_free_lines(struct curl_slist *lines);

/* Called with pieces of the body, and with lines of the header; ends the exchange by taking fewer bytes than it got. */
typedef size_t (*ccurl_take)(char *bytes, size_t size, size_t count, void *owner);
CURLcode ccurl_set_body(CURL *exchange, ccurl_take take, void *owner);
CURLcode ccurl_set_head(CURL *exchange, ccurl_take take, void *owner);

/* Asked before each connection, with the very address that would be connected to: 0 refuses it. */
typedef int (*ccurl_admit)(const struct sockaddr *address, socklen_t length, void *owner);
struct ccurl_gate {
  ccurl_admit admit;
  void *owner;
};
CURLcode ccurl_set_gate(CURL *exchange, struct ccurl_gate *gate);

CURLcode ccurl_perform(CURL *exchange);
/* Bytes of the body that came over the wire so far, as they were packed. */
long long ccurl_received(CURL *exchange);
long ccurl_status(CURL *exchange);
/* Where a redirect leads, as an absolute address; NULL where there is none. Valid until the handle is freed. */
const char *ccurl_redirect(CURL *exchange);
const char *ccurl_error(CURLcode code);

/* A part of an address, as libcurl itself takes it apart, to be freed with `ccurl_free_text`; NULL where the address is
   none, names a user, or lacks the part. */
char *ccurl_part(const char *address, CURLUPart part);
void ccurl_free_text(char *text);

/* Seconds since 1970 of a date as HTTP writes it; -1 where it is none. */
long long ccurl_date(const char *date);
