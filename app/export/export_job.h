#pragma once

#include <memory>
#include <vector>

#include <QElapsedTimer>
#include <QObject>

#include "app/export/export_format.h"
#include "app/reader_thread.h"

namespace gatehouse::app {

/// What shall be written, and where.
struct ExportWish {
    const ExportFormat* format = nullptr;
    QString file;
    QString baseUrl;                 ///< of the gateway, for the addresses of a HAR
    std::vector<store::RowId> rows;  ///< empty: all that `filter` lets through
    store::Filter filter;
    std::vector<std::string> maskedHeaders;
};

/// Writes calls to a file, oldest first, on a reader thread of its own. The file appears when it is
/// whole; what went away meanwhile is left out.
///
/// Errors  failed() with the words of the store or the file; nothing is left behind then, nor after
/// cancel().
/// Thread  GUI.
class ExportJob : public QObject {
    Q_OBJECT

public:
    explicit ExportJob(const QString& databasePath, QObject* parent = nullptr);

    void start(ExportWish wish);
    void cancel();  ///< no signal follows

    [[nodiscard]] bool isBusy() const { return token_ != 0; }

Q_SIGNALS:
    void progressed(qint64 done, qint64 all);  ///< at most ten a second
    void finished(qint64 calls, const QString& file);
    void failed(const QString& message, const QString& hint);

private:
    Result<qint64> write(const ExportWish& wish, store::Reader& reader,
                         const ReaderThread::Ticket& ticket);

    ReaderThread thread_;
    ReaderThread::Token token_ = 0;
};

}  // namespace gatehouse::app
