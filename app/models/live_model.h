#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include <QObject>

#include "proxy/shell/engine/engine.h"

namespace gatehouse::app {

/// The exchanges that are open right now, by request id. Fed from a worker's poll of
/// Engine::running().
///
/// Thread  GUI.
class LiveModel : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const engine::Running* find(const std::string& requestId) const;

    [[nodiscard]] int count() const { return static_cast<int>(byId_.size()); }

    [[nodiscard]] int streams() const { return streams_; }

    void setRunning(const std::vector<engine::Running>& running);

Q_SIGNALS:
    void changed();

private:
    std::unordered_map<std::string, engine::Running> byId_;
    int streams_ = 0;
};

}  // namespace gatehouse::app
