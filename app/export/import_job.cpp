#include "app/export/import_job.h"

#include <set>

#include <QFile>
#include <QFileInfo>

#include "app/formats.h"
#include "app/gateway.h"

namespace gatehouse::app {
namespace {

constexpr qint64 kMostBytes = qint64{512} << 20;
// The queue of the writer is shared with the traffic: a batch must not crowd it.
constexpr std::size_t kBatchRows = 200;
constexpr std::size_t kBatchBytes = std::size_t{16} << 20U;

std::size_t bytesOf(const record::Exchange& call)
{
    return call.requestBody.bytes.size() + call.responseBody.bytes.size() +
           call.sentBody.bytes.size() + call.deliveredBody.bytes.size();
}

}  // namespace

ImportJob::ImportJob(Gateway& gateway, const QString& databasePath, QObject* parent)
    : QObject(parent), gateway_(gateway), thread_(databasePath)
{
}

void ImportJob::start(const QString& file)
{
    cancel();
    file_ = file;
    token_ = thread_.ask<std::shared_ptr<Read>>(
        this,
        [file](store::Reader& reader, const ReaderThread::Ticket&) { return read(file, reader); },
        [this](Result<std::shared_ptr<Read>> result) {
            token_ = 0;
            if (!result) {
                Q_EMIT failed(text(result.error().message), text(result.error().hint));
                return;
            }
            left_ = *result;
            next_ = 0;
            keepNext();
        });
}

void ImportJob::cancel()
{
    if (token_ != 0) thread_.cancel(token_);
    token_ = 0;
    left_.reset();
}

/// On the reader's thread.
Result<std::shared_ptr<ImportJob::Read>> ImportJob::read(const QString& file, store::Reader& reader)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::Storage,
                    tr("“%1” could not be read: %2.").arg(file, in.errorString()).toStdString(),
                    tr("Check that it is there and may be read.").toStdString());
    }
    if (in.size() > kMostBytes) {
        return fail(ErrorKind::Invalid,
                    tr("“%1” is larger than %2.").arg(file, bytes(kMostBytes)).toStdString(),
                    tr("Save it in parts.").toStdString());
    }
    auto calls = readHar(in.readAll(), QFileInfo(file).fileName());
    if (!calls) return std::move(calls).error();
    auto result = std::make_shared<Read>();
    std::set<std::string> seen;
    for (auto& call : *calls) {
        const auto there = reader.find(call.exchange->id);
        if (!there) return there.error();
        if (there->has_value() || !seen.insert(call.exchange->id).second) {
            ++result->known;
        } else {
            result->calls.push_back(std::move(call));
        }
    }
    return result;
}

void ImportJob::keepNext()
{
    const auto all = left_->calls.size();
    if (next_ == all) {
        const auto done = std::exchange(left_, nullptr);
        Q_EMIT finished(static_cast<qint64>(all), done->known, file_);
        return;
    }
    std::vector<record::Record> batch;
    std::size_t size = 0;
    while (next_ < all && batch.size() < kBatchRows && size < kBatchBytes) {
        auto& call = left_->calls[next_++];
        size += bytesOf(*call.exchange);
        const bool isMarked = call.isMarked();
        batch.emplace_back(record::ExchangeFinished{std::move(call.exchange)});
        if (isMarked) batch.emplace_back(std::move(call.marks));
    }
    const auto mine = left_;
    gateway_.keep(std::move(batch), this, [this, mine, all](const QString& trouble) {
        if (left_ != mine) return;  // cancelled, or another file
        if (!trouble.isEmpty()) {
            left_.reset();
            Q_EMIT failed(trouble, tr("What was imported so far stays."));
            return;
        }
        Q_EMIT progressed(static_cast<qint64>(next_), static_cast<qint64>(all));
        if (left_ == mine) keepNext();  // whoever heard it may have cancelled
    });
}

}  // namespace gatehouse::app
