#include "ccurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <unistd.h>

static struct {
  CURLcode (*global_init)(long);
  CURL *(*easy_init)(void);
  void (*easy_cleanup)(CURL *);
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  CURLcode (*easy_perform)(CURL *);
  const char *(*easy_strerror)(CURLcode);
  struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
  void (*slist_free_all)(struct curl_slist *);
  CURLU *(*url)(void);
  void (*url_cleanup)(CURLU *);
  CURLUcode (*url_set)(CURLU *, CURLUPart, const char *, unsigned);
  CURLUcode (*url_get)(const CURLU *, CURLUPart, char **, unsigned);
  void (*free)(void *);
  time_t (*getdate)(const char *, const time_t *);
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *fault;

static void *library(void) {
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    void *handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (handle) return handle;
  }
  return NULL;
}

static void open_library(void) {
  void *handle = library();
  if (!handle) {
    fault = "libcurl is not installed";
    return;
  }
  const struct {
    void *place;
    const char *name;
  } symbols[] = {
      {&curl.global_init, "curl_global_init"},     {&curl.easy_init, "curl_easy_init"},
      {&curl.easy_cleanup, "curl_easy_cleanup"},   {&curl.easy_setopt, "curl_easy_setopt"},
      {&curl.easy_getinfo, "curl_easy_getinfo"},   {&curl.easy_perform, "curl_easy_perform"},
      {&curl.easy_strerror, "curl_easy_strerror"}, {&curl.slist_append, "curl_slist_append"},
      {&curl.slist_free_all, "curl_slist_free_all"}, {&curl.url, "curl_url"},
      {&curl.url_cleanup, "curl_url_cleanup"},     {&curl.url_set, "curl_url_set"},
      {&curl.url_get, "curl_url_get"},             {&curl.free, "curl_free"},
      {&curl.getdate, "curl_getdate"},
  };
  for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
    void *symbol = dlsym(handle, symbols[i].name);
    if (!symbol) {
      fault = "the installed libcurl is too old";
      return;
    }
    *(void **)symbols[i].place = symbol;
  }
  if (curl.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) fault = "libcurl cannot be started";
}

const char *ccurl_open(void) {
  pthread_once(&once, open_library);
  return fault;
}

CURL *ccurl_new(void) { return curl.easy_init(); }
void ccurl_free(CURL *exchange) { curl.easy_cleanup(exchange); }

CURLcode ccurl_set_text(CURL *exchange, CURLoption option, const char *text) {
  return (curl.easy_setopt)(exchange, option, text);
}
CURLcode ccurl_set_number(CURL *exchange, CURLoption option, long number) {
  return (curl.easy_setopt)(exchange, option, number);
}
CURLcode ccurl_set_lines(CURL *exchange, CURLoption option, struct curl_slist *lines) {
  return (curl.easy_setopt)(exchange, option, lines);
}
struct curl_slist *ccurl_append(struct curl_slist *lines, const char *line) { return curl.slist_append(lines, line); }
void ccurl_free_lines(struct curl_slist *lines) { curl.slist_free_all(lines); }

CURLcode ccurl_set_body(CURL *exchange, ccurl_take take, void *owner) {
  CURLcode code = (curl.easy_setopt)(exchange, CURLOPT_WRITEFUNCTION, take);
  return code ? code : (curl.easy_setopt)(exchange, CURLOPT_WRITEDATA, owner);
}
CURLcode ccurl_set_head(CURL *exchange, ccurl_take take, void *owner) {
  CURLcode code = (curl.easy_setopt)(exchange, CURLOPT_HEADERFUNCTION, take);
  return code ? code : (curl.easy_setopt)(exchange, CURLOPT_HEADERDATA, owner);
}

static curl_socket_t open_socket(void *owner, curlsocktype purpose, struct curl_sockaddr *address) {
  struct ccurl_gate *gate = owner;
  (void)purpose;
  if (!gate->admit(&address->addr, address->addrlen, gate->owner)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

CURLcode ccurl_set_gate(CURL *exchange, struct ccurl_gate *gate) {
  CURLcode code = (curl.easy_setopt)(exchange, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  return code ? code : (curl.easy_setopt)(exchange, CURLOPT_OPENSOCKETDATA, gate);
}

CURLcode ccurl_perform(CURL *exchange) { return curl.easy_perform(exchange); }

long long ccurl_received(CURL *exchange) {
  curl_off_t count = 0;
  (curl.easy_getinfo)(exchange, CURLINFO_SIZE_DOWNLOAD_T, &count);
  return count;
}

long ccurl_status(CURL *exchange) {
  long status = 0;
  (curl.easy_getinfo)(exchange, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

const char *ccurl_redirect(CURL *exchange) {
  char *address = NULL;
  (curl.easy_getinfo)(exchange, CURLINFO_REDIRECT_URL, &address);
  return address;
}

const char *ccurl_error(CURLcode code) { return curl.easy_strerror(code); }

char *ccurl_part(const char *address, CURLUPart part) {
  CURLU *handle = curl.url();
  char *text = NULL;
  if (!handle) return NULL;
  if (curl.url_set(handle, CURLUPART_URL, address, CURLU_DISALLOW_USER) == CURLUE_OK) {
    if (curl.url_get(handle, part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) text = NULL;
  }
  curl.url_cleanup(handle);
  return text;
}

void ccurl_free_text(char *text) { curl.free(text); }

long long ccurl_date(const char *date) { return (long long)curl.getdate(date, NULL); }
