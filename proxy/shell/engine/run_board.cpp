#include "proxy/shell/engine/run_board.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace gatehouse::engine {

void RunStream::add(std::string_view event)
{
    const std::lock_guard lock(mutex_);
    if (isLost_) return;
    if (bytes_.size() + event.size() > most_) {
        drop();
        return;
    }
    bytes_ += event;
    ends_.push_back(bytes_.size());
}

void RunStream::drop()
{
    isLost_ = true;
    std::string().swap(bytes_);
    std::vector<std::size_t>().swap(ends_);
}

void RunStream::lose()
{
    const std::lock_guard lock(mutex_);
    drop();
}

void RunStream::end()
{
    const std::lock_guard lock(mutex_);
    isOver_ = true;
}

RunStream::Part RunStream::since(std::size_t from) const
{
    const std::lock_guard lock(mutex_);
    Part part;
    part.isOver = isOver_;
    part.isLost = isLost_;
    if (from < bytes_.size()) part.bytes = bytes_.substr(from);
    return part;
}

std::optional<std::size_t> RunStream::offsetOf(std::size_t number) const
{
    const std::lock_guard lock(mutex_);
    if (number == 0) return 0;
    if (number > ends_.size()) return std::nullopt;
    return ends_[number - 1];
}

std::size_t RunStream::size() const
{
    const std::lock_guard lock(mutex_);
    return bytes_.size();
}

void RunBoard::forget(WallMicros now)
{
    const WallMicros before = now - std::chrono::duration_cast<Micros>(terms_.keep).count();
    std::erase_if(runs_, [before](const auto& each) { return each.second.begun < before; });
}

std::shared_ptr<RunStream> RunBoard::begin(const std::string& id, std::string owner, WallMicros now)
{
    const std::lock_guard lock(mutex_);
    forget(now);
    if (runs_.size() >= terms_.mostRuns) {
        runs_.erase(std::ranges::min_element(runs_, {},
                                             [](const auto& each) { return each.second.begun; }));
    }
    auto stream = std::make_shared<RunStream>(std::move(owner), terms_.mostOfOne);
    runs_[id] = {stream, now};
    return stream;
}

std::shared_ptr<RunStream> RunBoard::find(const std::string& id, WallMicros now)
{
    const std::lock_guard lock(mutex_);
    forget(now);
    const auto found = runs_.find(id);
    return found == runs_.end() ? nullptr : found->second.stream;
}

}  // namespace gatehouse::engine
