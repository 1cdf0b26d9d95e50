#pragma once

#include <memory>
#include <vector>

#include <QObject>

#include "app/export/har_read.h"
#include "app/reader_thread.h"

namespace gatehouse::app {

class Gateway;

/// Reads a HAR file into the log. Calls that stand there already are left out.
///
/// Shape   the file is read as a whole before the first row is kept: a broken one changes nothing.
/// Errors  failed() with what is wrong and where.
/// Thread  GUI; reading on a thread of its own, storing in batches by the gateway.
class ImportJob : public QObject {
    Q_OBJECT

public:
    ImportJob(Gateway& gateway, const QString& databasePath, QObject* parent = nullptr);

    void start(const QString& file);
    void cancel();  ///< no signal follows; batches that were kept stay

    [[nodiscard]] bool isBusy() const { return token_ != 0 || left_ != nullptr; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 all);
    void finished(qint64 added, qint64 known, const QString& file);
    void failed(const QString& message, const QString& hint);

private:
    struct Read {
        std::vector<HarCall> calls;
        qint64 known = 0;  ///< stand in the log already
    };

    static Result<std::shared_ptr<Read>> read(const QString& file, store::Reader& reader);
    void keepNext();

    Gateway& gateway_;
    ReaderThread thread_;
    ReaderThread::Token token_ = 0;
    QString file_;
    std::shared_ptr<Read> left_;
    std::size_t next_ = 0;
};

}  // namespace gatehouse::app
