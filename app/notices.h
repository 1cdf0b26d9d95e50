#pragma once

#include <map>
#include <string>

#include <QList>
#include <QString>

#include "app/gateway.h"

namespace gatehouse::app {

/// What the desktop can be told of.
enum class NoticeKind : quint8 { Gateway, Recording, Provider };

/// Names of the settings of a kind: "gateway", "recording", "provider".
QString nameOf(NoticeKind kind);
QList<NoticeKind> noticeKinds();

/// One thing worth a notification.
struct Notice {
    NoticeKind kind = NoticeKind::Gateway;
    QString title;
    QString text;
    QString page;  ///< where a click leads
};

/// Finds what went wrong since the last look.
///
/// Shape   a trouble is told when it begins; one that comes again within ten minutes is not told
/// again, so that a provider that comes and goes does not ring all day. What was wrong at the first
/// look is told too.
/// Thread  GUI.
class Notices {
public:
    /// `now`: monotonic, ms.
    QList<Notice> look(const Gateway& gateway, qint64 now);

    static constexpr qint64 kQuiet = 600'000;  ///< ms

private:
    struct Known {
        bool wrong = false;
        qint64 toldAt = -1;  // -1: never
    };

    bool begins(const std::string& what, bool wrong, qint64 now);

    std::map<std::string, Known> known_;
};

}  // namespace gatehouse::app
