#pragma once

#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

#include "proxy/shell/store/reader.h"

namespace gatehouse::app {
class ReaderThread;
}

namespace gatehouse::ui {

/// What the calls of a route were like in the last day, asked every five seconds while somebody
/// looks.
///
/// Thread  GUI.
class RouteCounts : public QObject {
    Q_OBJECT

public:
    RouteCounts(app::ReaderThread* reader, QObject* parent = nullptr);

    void watch(const std::string& route);
    void setActive(bool active);
    void ask();  ///< at once

Q_SIGNALS:
    void counted(const std::vector<gatehouse::store::VersionSums>& versions);
    void failed(const gatehouse::Error& error);

private:
    app::ReaderThread* reader_;
    std::string route_;
    bool active_ = false;
    QTimer timer_;
};

}  // namespace gatehouse::ui
