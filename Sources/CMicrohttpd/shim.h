#pragma once
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>

/* MHD_start_daemon takes its options as a variable list, which Swift cannot call with function pointers in it. */
static inline struct MHD_Daemon *cmicrohttpd_start(
    const char *address, uint16_t port, unsigned connections, unsigned timeout, size_t memory,
    MHD_AccessHandlerCallback answer, MHD_RequestCompletedCallback completed, void *owner) {
  struct sockaddr_in socket;
  memset(&socket, 0, sizeof socket);
  socket.sin_family = AF_INET;
  socket.sin_port = htons(port);
  if (inet_pton(AF_INET, address, &socket.sin_addr) != 1) return NULL;
  return MHD_start_daemon(
      /* A thread a connection: a pool of threads shares connections out unevenly, and one core would idle. */
      MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, port, NULL, NULL, answer, owner, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&socket,
      MHD_OPTION_CONNECTION_LIMIT, connections, MHD_OPTION_CONNECTION_TIMEOUT, timeout,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory, MHD_OPTION_NOTIFY_COMPLETED, completed, owner, MHD_OPTION_END);
}

/* The port that is listened on, also where 0 was asked for. */
static inline uint16_t cmicrohttpd_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}
