#include "proxy/core/pipeline/stages/answer_events.h"

#include <string>
#include <utility>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"
#include "proxy/core/http/aws_frames.h"
#include "proxy/core/http/sse.h"

namespace gatehouse::pipeline::stages {
namespace {

/// A changed event in the frame it came in.
std::string reframed(const guard::AnswerScan::Event& event, bool isFrame)
{
    const std::string before = isFrame ? http::sseOfFrame(event.origin) : event.origin;
    const auto view = http::viewOf(before);
    std::string out;
    if (!isFrame) {
        http::appendSse(out, view.event, event.raw);
    } else if (!view.event.empty()) {
        http::appendFrame(out, view.event, event.raw);
    } else {
        http::appendFrame(out, "chunk", cat(R"({"bytes":")", base64(event.raw), R"("})"));
    }
    return out;
}

}  // namespace

bool takeEvent(AnswerGuard& guard, DeltaBatch& out, std::string_view raw, bool isFramed)
{
    if (isFramed) {
        const std::string event = http::sseOfFrame(raw);
        if (event.empty()) return false;
        const auto view = http::viewOf(event);
        guard.scan.take({std::string(view.data), 0, view.data.size(), false, std::string(raw)},
                        view.event);
        return true;
    }
    const auto view = http::viewOf(raw);
    if (view.many) {
        http::SseReader reader;
        reader.push(raw);
        reader.push("\n\n");
        const auto whole = reader.next();
        std::string data = whole ? whole->data : std::string(raw);
        const auto size = data.size();
        guard.scan.take({std::move(data), 0, size, false, std::string(raw)}, view.event);
    } else if (view.data.empty()) {
        out.push_back({guard.kept.emplace_back(raw)});  // a comment: it waits for nobody
    } else {
        const auto at = static_cast<std::size_t>(view.data.data() - raw.data());
        guard.scan.take({std::string(raw), at, view.data.size(), false, {}}, view.event);
    }
    return true;
}

void takeLines(AnswerGuard& guard, std::string_view bytes, bool isLast)
{
    guard.line += bytes;
    std::size_t from = 0;
    for (auto end = guard.line.find('\n'); end != std::string::npos;
         end = guard.line.find('\n', from)) {
        guard.scan.take({guard.line.substr(from, end + 1 - from), 0, end - from, false, {}}, {});
        from = end + 1;
    }
    guard.line.erase(0, from);
    if (!isLast || guard.line.empty()) return;
    const auto size = guard.line.size();
    guard.scan.take({std::exchange(guard.line, {}), 0, size, false, {}}, {});
}

void emitEvents(AnswerGuard& guard, DeltaBatch& out, bool isFramed)
{
    for (guard::AnswerScan::Event event; guard.scan.next(event);) {
        const bool hasOrigin = !event.origin.empty();
        std::string text = !hasOrigin         ? std::move(event.raw)
                           : !event.isChanged ? std::move(event.origin)
                                              : reframed(event, isFramed);
        if (guard.isWhole) {
            guard.body = std::move(text);
            out.push_back({guard.body});
        } else {
            out.push_back({guard.kept.emplace_back(std::move(text))});
        }
    }
}

}  // namespace gatehouse::pipeline::stages
