#pragma once

#include <string>

struct ssl_ctx_st;

namespace gatehouse::bench {

/// A TLS 1.3 server context with a P-256 key and a certificate for 127.0.0.1 and localhost, made
/// now, valid one day.
///
/// Errors  ends the program with a message: a bench cannot go on without it.
ssl_ctx_st* makeServerContext(std::string& certificatePem);

}  // namespace gatehouse::bench
