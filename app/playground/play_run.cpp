#include "app/playground/play_run.h"

#include <algorithm>

#include "app/gateway.h"
#include "app/row_watch.h"

namespace gatehouse::app {
namespace {

constexpr int kPace = 40;  // ms

}  // namespace

PlayRun::PlayRun(Gateway* gateway, ReaderThread& reader, QObject* parent)
    : QObject(parent),
      gateway_(gateway),
      stream_(new PlayStream(this)),
      watch_(new RowWatch(gateway, reader, this))
{
    pace_.setSingleShot(true);
    pace_.setInterval(kPace);
    connect(&pace_, &QTimer::timeout, this, &PlayRun::grew);
    connect(stream_, &PlayStream::began, watch_, &RowWatch::await);
    connect(stream_, &PlayStream::piece, this,
            [this](const QString& text) { take(answer_, text); });
    connect(stream_, &PlayStream::thought, this,
            [this](const QString& text) { take(thoughts_, text); });
    connect(stream_, &PlayStream::finished, this, [this](const PlayOutcome& outcome) {
        outcome_ = outcome;
        pace_.stop();
        Q_EMIT grew();
        using End = PlayOutcome::End;
        set(outcome.end == End::Done      ? State::Done
            : outcome.end == End::Stopped ? State::Stopped
                                          : State::Failed);
    });
    connect(watch_, &RowWatch::ended, this, &PlayRun::settle);
}

void PlayRun::start(const QByteArray& body)
{
    clear();
    const QString base = gateway_->baseUrl();
    if (base.isEmpty()) {
        outcome_.end = PlayOutcome::End::Failed;
        outcome_.words = tr("The gateway does not listen, so nothing can be sent.");
        outcome_.hint = tr("Start it, or resume it, in the side bar.");
        return set(State::Failed);
    }
    stream_->send(base, gateway_->ownKey(), body);
    set(State::Waiting);
}

void PlayRun::stop()
{
    stream_->stop();
}

void PlayRun::clear()
{
    stream_->stop();
    watch_->forget();
    pace_.stop();
    answer_.clear();
    thoughts_.clear();
    outcome_ = {};
    row_.reset();
    Q_EMIT grew();
    set(State::Idle);
}

void PlayRun::take(QString& into, const QString& text)
{
    into += text;
    if (state_ == State::Waiting) set(State::Answering);
    if (!pace_.isActive()) pace_.start();
}

void PlayRun::set(State state)
{
    state_ = state;
    Q_EMIT changed();
}

void PlayRun::settle(const store::Row& row)
{
    row_ = row;
    record::Marked marks{row.id, row.pinned, row.note, row.tags};
    const std::string word = tag().toStdString();
    if (std::ranges::find(marks.tags, word) == marks.tags.end()) {
        marks.tags.push_back(word);
        std::vector<record::Record> records;
        records.emplace_back(std::move(marks));
        gateway_->keep(std::move(records), nullptr, {});
    }
    Q_EMIT changed();
}

}  // namespace gatehouse::app
