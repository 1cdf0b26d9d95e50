#pragma once

#include <optional>
#include <string>

#include <QObject>

#include "app/reader_thread.h"

namespace gatehouse::app {

class Gateway;

/// Waits until a call that was sent stands in the log.
///
/// Shape   one call at a time; another one takes its place. A call that is not recorded is given up
/// after minutes of full traffic.
/// Thread  GUI; the store is asked on the given reader, only while a call is awaited.
class RowWatch : public QObject {
    Q_OBJECT

public:
    RowWatch(Gateway* gateway, ReaderThread& reader, QObject* parent = nullptr);

    void await(const QString& requestId);
    void forget();

Q_SIGNALS:
    void came(const gatehouse::store::Row& row);   ///< it may still run
    void ended(const gatehouse::store::Row& row);  ///< all facts are there; after came()

private:
    void look();
    void see(const store::Row& row);

    ReaderThread& reader_;
    std::string awaited_;  ///< empty: none
    bool hasCome_ = false;
    int looks_ = 0;  ///< commits that did not bring it
};

}  // namespace gatehouse::app
