#include "proxy/shell/resume.h"

#include <array>
#include <memory>
#include <string>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/stages/admit.h"
#include "proxy/core/pipeline/stages/authenticate.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/shell/answer.h"
#include "proxy/shell/net/pause.h"

namespace gatehouse {
namespace {

constexpr std::string_view kBefore = "/ai-gateway/gateways/";
constexpr std::string_view kEnd = "/resume";
constexpr Millis kLook{25};  // between two looks at a stream that goes on

/// The id of the run; empty: the target is no such path.
std::string_view runIdOf(std::string_view target) noexcept
{
    std::string_view path = http::splitTarget(target).path;
    const auto at = path.find(kBefore);
    if (!path.starts_with("/client/v4/accounts/") || at == std::string_view::npos ||
        !path.ends_with(kEnd))
        return {};
    path.remove_suffix(kEnd.size());
    path.remove_prefix(at + kBefore.size());
    takeUntil(path, '/');
    if (takeUntil(path, '/') != "run" || path.find('/') != std::string_view::npos) return {};
    return path;
}

Error gone()
{
    return fail(ErrorKind::NotFound, "there is no stream of that id to take up",
                "streams are kept for five and a half minutes; ask the model again");
}

/// Who may go on, with which stream, from where.
struct Asked {
    std::shared_ptr<engine::RunStream> stream;
    std::size_t from = 0;
    std::optional<Error> error;
};

Asked look(Visit& visit)
{
    auto& x = visit.x;
    Asked asked;
    const auto& head = x.arrival.head;
    if (auto error = pipeline::stages::foreign(head, *visit.snapshot)) {
        asked.error = std::move(error);
        return asked;
    }
    const auto step = pipeline::stages::authenticate(x, visit.env());
    if (step.turnsRound()) {
        asked.error = std::exchange(x.reply, {}).error;
        return asked;
    }
    if (!std::holds_alternative<pipeline::Pass>(step)) {
        asked.error = fail(ErrorKind::Unavailable, "the issuer of this token is being asked",
                           "take the stream up again in a moment");
        return asked;
    }
    asked.stream =
        visit.desk.house.runs.find(std::string(runIdOf(head.target)), x.arrival.wall + visit.now);
    const bool isTheirs = asked.stream && asked.stream->owner() == x.caller.keyId;
    if (!isTheirs) {
        asked.error = gone();  // what others have is not told
        return asked;
    }
    const auto text = http::queryValue(http::splitTarget(head.target).query, "from");
    std::int64_t number = 0;
    if (text && (!parseInt(*text, number) || number < 0)) {
        asked.error = fail(ErrorKind::BadRequest, "from is no number of events",
                           "send how many whole events came, such as from=3");
        return asked;
    }
    const auto offset = asked.stream->offsetOf(static_cast<std::size_t>(number));
    if (!offset) {
        asked.error = fail(ErrorKind::BadRequest, "the stream has not had so many events",
                           "count whole events only, each ends with an empty line");
        return asked;
    }
    asked.from = *offset;
    if (asked.stream->since(asked.from).isLost) asked.error = gone();
    return asked;
}

}  // namespace

bool isResumable(const pipeline::Exchange& x) noexcept
{
    return x.parse.wire == pipeline::Wire::Rest && x.collect.streamed && !x.collect.frames &&
           x.collect.head.status == 200 && x.arrival.head.minor > 0 &&
           x.arrival.head.target.find("/ai/run") != std::string::npos;
}

bool isResume(std::string_view target) noexcept
{
    return !runIdOf(target).empty();
}

net::Task<> resume(Visit& visit)
{
    auto& x = visit.x;
    Asked asked = look(visit);
    if (asked.error) {
        pipeline::stages::refuse(x, *std::move(asked.error));
        co_await answer(visit);
        co_return;
    }
    std::string head;
    http::appendStatusLine(head, 200, {});
    http::appendField(head, "content-type", "text/event-stream");
    http::appendField(head, "cf-aig-run-id", runIdOf(x.arrival.head.target));
    http::appendField(head, "transfer-encoding", "chunked");
    appendOwnFields(head, visit);
    http::appendHeadEnd(head);
    const std::array<std::string_view, 1> first{head};
    bool isThere = co_await visit.client->write(first);
    while (isThere && !visit.cancel.requested()) {
        const auto part = asked.stream->since(asked.from);
        std::string chunk;
        if (!part.bytes.empty()) {
            asked.from += part.bytes.size();
            http::appendChunkStart(chunk, part.bytes.size());
            chunk += part.bytes;
            chunk += http::kChunkEnd;
        }
        if (part.isOver) chunk += http::kLastChunk;
        const std::array<std::string_view, 1> piece{chunk};
        if (!chunk.empty()) isThere = co_await visit.client->write(piece);
        if (part.isOver) co_return;
        if (part.isLost) break;
        if (chunk.empty()) co_await net::pause(visit.desk.loop, kLook, visit.cancel);
    }
    x.course.keepAlive = false;
    visit.client->resetOnClose();  // what is cut must not look whole
}

}  // namespace gatehouse
