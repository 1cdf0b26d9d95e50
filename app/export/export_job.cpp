#include "app/export/export_job.h"

#include <algorithm>

#include <QCoreApplication>
#include <QSaveFile>

#include "app/export/exchange_json.h"
#include "app/formats.h"

namespace gatehouse::app {
namespace {

constexpr std::size_t kPage = 128;
constexpr int kTell = 100;  // ms

struct ExportJobWords {
    Q_DECLARE_TR_FUNCTIONS(ExportJob)
};

Error cannotWrite(const QSaveFile& file)
{
    const QString what = ExportJobWords::tr("“%1” could not be written: %2.")
                             .arg(file.fileName(), file.errorString());
    return fail(ErrorKind::Storage, what.toStdString(),
                ExportJobWords::tr("Choose another place, or make room.").toStdString());
}

/// One call after the other, with what stands between them.
class Lines {
public:
    Lines(QSaveFile& file, const ExportWish& wish)
        : file_(file), wish_(wish), redactor_(wish.maskedHeaders)
    {
    }

    Result<void> add(const store::Row& row, store::Reader& reader)
    {
        std::optional<record::Exchange> exchange;
        if (wish_.format->needsBodies) {
            auto detail = reader.detail(row.id);
            if (!detail) return std::move(detail).error();
            if (!*detail) return {};
            exchange = std::move(**detail);
            redactForExport(*exchange, redactor_);
        }
        const ExportedCall call{row, exchange ? &*exchange : nullptr};
        if (count_ > 0) file_.write(wish_.format->between);
        ++count_;
        if (file_.write(wish_.format->entry(call, wish_.baseUrl)) < 0) return cannotWrite(file_);
        return {};
    }

    [[nodiscard]] qint64 count() const { return count_; }

private:
    QSaveFile& file_;
    const ExportWish& wish_;
    const record::Redactor redactor_;
    qint64 count_ = 0;
};

}  // namespace

ExportJob::ExportJob(const QString& databasePath, QObject* parent)
    : QObject(parent), thread_(databasePath)
{
}

void ExportJob::start(ExportWish wish)
{
    cancel();
    const QString file = wish.file;
    token_ = thread_.ask<qint64>(
        this,
        [this, wish = std::move(wish)](store::Reader& reader, const ReaderThread::Ticket& ticket) {
            return write(wish, reader, ticket);
        },
        [this, file](Result<qint64> calls) {
            token_ = 0;
            if (!calls) {
                Q_EMIT failed(text(calls.error().message), text(calls.error().hint));
            } else {
                Q_EMIT finished(*calls, file);
            }
        });
}

void ExportJob::cancel()
{
    if (token_ != 0) thread_.cancel(token_);
    token_ = 0;
}

/// On the reader's thread.
Result<qint64> ExportJob::write(const ExportWish& wish, store::Reader& reader,
                                const ReaderThread::Ticket& ticket)
{
    QSaveFile file(wish.file);
    // The folder may be one that others write to: what is exported is for its owner.
    if (!file.open(QIODevice::WriteOnly)) return cannotWrite(file);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    std::vector<store::RowId> ids = wish.rows;
    if (ids.empty()) {
        auto listed = reader.idsAfter(wish.filter, 0);
        if (!listed) return std::move(listed).error();
        ids = std::move(*listed);
    }
    std::ranges::sort(ids);
    QElapsedTimer clock;
    clock.start();
    Lines lines(file, wish);
    file.write(wish.format->begin());
    const auto all = static_cast<qint64>(ids.size());
    for (std::size_t at = 0; at < ids.size() && !ticket.cancelled(); at += kPage) {
        const auto end = std::min(ids.size(), at + kPage);
        auto rows = reader.rows({ids.begin() + static_cast<std::ptrdiff_t>(at),
                                 ids.begin() + static_cast<std::ptrdiff_t>(end)});
        if (!rows) return std::move(rows).error();
        for (const store::Row& row : *rows) {
            if (ticket.cancelled()) return lines.count();
            GH_TRY(lines.add(row, reader));
            if (clock.elapsed() < kTell) continue;
            clock.restart();
            ticket.deliver([this, done = lines.count(), all] { Q_EMIT progressed(done, all); });
        }
    }
    if (ticket.cancelled()) return lines.count();
    file.write(wish.format->end());
    if (!file.commit()) return cannotWrite(file);
    return lines.count();
}

}  // namespace gatehouse::app
