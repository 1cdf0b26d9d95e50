#include "app/models/live_model.h"

namespace gatehouse::app {

const engine::Running* LiveModel::find(const std::string& requestId) const
{
    const auto it = byId_.find(requestId);
    return it == byId_.end() ? nullptr : &it->second;
}

void LiveModel::setRunning(const std::vector<engine::Running>& running)
{
    if (running.empty() && byId_.empty()) return;
    byId_.clear();
    streams_ = 0;
    for (const auto& one : running) {
        streams_ += one.streaming ? 1 : 0;
        byId_.emplace(one.requestId, one);
    }
    Q_EMIT changed();
}

}  // namespace gatehouse::app
