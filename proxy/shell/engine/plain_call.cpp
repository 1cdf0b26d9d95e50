#include "proxy/shell/engine/plain_call.h"

#include <array>
#include <chrono>
#include <memory>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/decoder.h"

namespace gatehouse::engine {
namespace {

/// An answer as its bytes come.
struct Reading {
    explicit Reading(std::size_t bound) : most(bound) {}

    http::Decoder decoder{http::Role::Response};
    PlainAnswer answer;
    std::size_t most;

    /// False: there is no sense in it, or nothing more is wanted.
    bool take(std::string_view input)
    {
        using Kind = http::Decoder::Kind;
        for (;;) {
            switch (decoder.next(input)) {
                case Kind::NeedMore:
                    return true;
                case Kind::Head:
                    answer.status = decoder.response().status;
                    answer.retryAfter = decoder.response().headers.get("retry-after");
                    break;
                case Kind::Body:
                    answer.body += decoder.body();
                    if (answer.body.size() > most) return false;
                    break;
                case Kind::End:
                    answer.isWhole = true;
                    return false;
                case Kind::Error:
                    return false;
            }
        }
    }
};

Error noAnswer(const net::Duplex& wire)
{
    const bool isLate = wire.end() == net::End::TimedOut;
    return fail(isLate ? ErrorKind::UpstreamTimeout : ErrorKind::BadUpstream,
                isLate ? "it did not answer in time" : "it gave no answer",
                "check this machine's network, and the provider's base URL and proxy");
}

}  // namespace

net::Task<Result<PlainAnswer>> ask(net::UpstreamPool& pool, PlainCall call, net::Cancel& cancel)
{
    const auto until = net::steadyNow() + call.patience;
    net::Lease lease = co_await pool.open(call.upstream, true, until, cancel);
    if (lease.error) co_return *lease.error;
    const std::shared_ptr<net::Duplex> wire = lease.wire;
    if (cancel.requested()) wire->abort();
    cancel.by([raw = wire.get()] { raw->abort(); });
    wire->at(until);
    const std::array<std::string_view, 2> pieces{call.head, call.body};
    const auto from = net::steadyNow();
    Reading reading(call.most);
    bool goesOn = co_await wire->write(pieces, true);
    while (goesOn) {
        const net::Duplex::Received received = co_await wire->receive();
        if (received.bytes.empty()) {
            reading.answer.isWhole = received.end == net::End::Eof && reading.decoder.finish();
            break;
        }
        if (reading.answer.begun == 0)
            reading.answer.begun =
                std::chrono::duration_cast<Micros>(net::steadyNow() - from).count();
        goesOn = reading.take(received.bytes);
    }
    cancel.byNothing();
    wire->never();
    const bool hasHead = reading.answer.status != 0;
    if (!hasHead) {
        Error error = noAnswer(*wire);
        wire->abort();
        co_return error;
    }
    wire->abort();
    co_return std::move(reading.answer);
}

}  // namespace gatehouse::engine
