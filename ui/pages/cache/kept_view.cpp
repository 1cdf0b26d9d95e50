#include "ui/pages/cache/kept_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/cache/cache_words.h"
#include "app/clock.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/reader_thread.h"
#include "ui/navigator.h"
#include "ui/pages/cache/refuse_alike.h"
#include "ui/widgets/back_bar.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/conversation_view.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr double kFactsWidth = 300;

}  // namespace

KeptView::KeptView(const PageContext& context, QWidget* parent) : QWidget(parent), context_(context)
{
    setObjectName(QStringLiteral("cache.entry"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    bar_ = new BackBar(QStringLiteral("cache.entry.bar"), tr("Cache"), this);
    traffic_ = makeButton(QStringLiteral("cache.entry.traffic"), tr("Show in Traffic"), "",
                          QStringLiteral("pulse"), bar_);
    remove_ = makeButton(QStringLiteral("cache.entry.delete"), tr("Delete"), "",
                         QStringLiteral("trash"), bar_);
    refuse_ = makeButton(QStringLiteral("cache.entry.refuse"), tr("Not the same"), "",
                         QStringLiteral("close"), bar_);
    refuse_->setToolTip(
        tr("The call that led here asked something else: each is asked by itself "
           "from now on"));
    refuse_->hide();
    bar_->actions()->addWidget(refuse_);
    bar_->actions()->addWidget(traffic_);
    bar_->actions()->addWidget(remove_);
    column->addWidget(bar_);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(24, 20, 24, 20);
    body->setSpacing(12);
    auto* inner = new QHBoxLayout;
    inner->setSpacing(12);
    auto* left = new QVBoxLayout;
    banner_ = new Banner(QStringLiteral("cache.entry.banner"), this);
    banner_->hide();
    auto* card = makeCard(QStringLiteral("cache.entry.facts"), this);
    card->setFixedWidth(Theme::of().scaled(kFactsWidth));
    auto* list = startCard(card, tr("This answer"), tr("Whom it serves, and for how long"));
    facts_ = new QGridLayout;
    facts_->setHorizontalSpacing(12);
    facts_->setVerticalSpacing(8);
    facts_->setColumnStretch(1, 1);
    list->addLayout(facts_);
    left->addWidget(card);
    left->addStretch(1);
    auto* words = makeCard(QStringLiteral("cache.entry.words"), this);
    auto* right = startCard(words, tr("Question and answer"),
                            tr("As it was asked first, and as it is answered each time"));
    said_ = new ConversationView(words);
    right->addWidget(said_, 1);
    inner->addLayout(left);
    inner->addWidget(words, 1);
    body->addWidget(banner_);
    body->addLayout(inner, 1);
    column->addLayout(body, 1);
    connect(bar_, &BackBar::backAsked, this, &KeptView::backAsked);
    connect(remove_, &QPushButton::clicked, this, &KeptView::remove);
    connect(refuse_, &QPushButton::clicked, this, [this] {
        refuseAlike(context_, likeness_.pair, likeness_.score, this,
                    [this] { refuse_->setEnabled(false); });
    });
    connect(traffic_, &QPushButton::clicked, this, [this] {
        context_.navigator->go(
            QStringLiteral("traffic"),
            {{QStringLiteral("filter"), QString(QStringLiteral("id:") + call_)}});
    });
}

void KeptView::open(const QString& key, const Likeness& likeness)
{
    key_ = key;
    likeness_ = likeness;
    refuse_->setVisible(!likeness.pair.isEmpty());
    refuse_->setEnabled(true);
    call_.clear();
    banner_->hide();
    traffic_->setEnabled(false);
    remove_->setEnabled(false);
    bar_->setWords(tr("Kept answer"), key);
    said_->setTurns({}, {}, {});
    context_.gateway->askKept(key, this, [this, key](std::optional<engine::KeptText> kept) {
        if (key != key_) return;
        if (kept) return showKept(*kept);
        banner_->show("warn", tr("This answer is not kept any more."),
                      tr("Its time is over, or it gave way to others."));
        said_->setNothing(tr("There is nothing to show."));
    });
}

void KeptView::showKept(const engine::KeptText& kept)
{
    call_ = app::text(kept.answer.call);
    remove_->setEnabled(true);
    bar_->setWords(app::titleOf(kept.answer),
                   tr("Kept for %1, used %n time(s)", nullptr, static_cast<int>(kept.answer.hits))
                       .arg(app::text(kept.answer.gateway)));
    showFacts(kept);
    context_.reader->ask<app::KeptRead>(
        this,
        [kept](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return app::readKept(reader, kept);
        },
        [this, key = key_](const Result<app::KeptRead>& read) {
            if (key != key_) return;
            if (!read) {
                banner_->show("bad", tr("The question cannot be read from the log."),
                              app::text(read.error().message));
                return;
            }
            traffic_->setEnabled(read->row != 0);
            traffic_->setToolTip(read->row != 0 ? QString() : tr("The log has this call no more"));
            said_->setTurns(read->turns, {}, {});
        });
}

void KeptView::showFacts(const engine::KeptText& kept)
{
    clearLayout(facts_);
    const auto& answer = kept.answer;
    int row = 0;
    const auto add = [&](const QString& name, const QString& value) {
        if (value.isEmpty()) return;
        facts_->addWidget(makeLabel(name, "small"), row, 0, Qt::AlignTop);
        auto* label = new ElidedLabel(value);
        facts_->addWidget(label, row++, 1);
    };
    QStringList tags;
    for (const auto& each : answer.tags) tags.append(app::text(each));
    add(tr("Model"), app::text(answer.model));
    add(tr("Provider"), app::text(answer.provider));
    add(tr("Gateway"), app::text(answer.gateway));
    add(tr("Route"), app::text(answer.route));
    add(tr("Tags"), tags.join(QStringLiteral(", ")));
    add(tr("Matches by"), likeness_.pair.isEmpty()
                              ? tr("the same call")
                              : tr("a similar question (%1)").arg(app::likeness(likeness_.score)));
    add(tr("Hits"), app::count(answer.hits));
    add(tr("A hit saves"),
        tr("%1 and %2").arg(app::money(answer.cost), app::duration(answer.took)));
    add(tr("Size"), app::bytes(answer.bytes));
    add(tr("Kept since"), app::dayTime(answer.storedAt));
    add(tr("Used last"), app::dayTime(answer.usedAt));
    add(tr("Time left"), app::leftWords(answer, app::now()));
    add(tr("Kind"), answer.streamed ? tr("a stream") : tr("a whole answer"));
    add(tr("Key"), app::text(answer.key));
}

void KeptView::remove()
{
    engine::CacheFilter filter;
    filter.key = key_.toStdString();
    context_.gateway->purgeCache(filter, this, {}, [this](std::size_t) {
        context_.toasts->show(tr("The answer is deleted; the next such call is made anew"));
        Q_EMIT gone();
    });
}

}  // namespace gatehouse::ui
