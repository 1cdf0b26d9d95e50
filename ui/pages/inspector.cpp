#include "ui/pages/inspector.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/cache/cache_words.h"
#include "app/formats.h"
#include "app/models/log_texts.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/conversation_view.h"
#include "ui/widgets/message_view.h"
#include "ui/widgets/origin_line.h"
#include "ui/widgets/states.h"
#include "ui/widgets/stream_view.h"
#include "ui/widgets/timing_view.h"
#include "ui/widgets/trace_view.h"

namespace gatehouse::ui {
namespace {

const char* badgeOf(app::Tone tone)
{
    switch (tone) {
        case app::Tone::Quiet:
            return "ok";
        case app::Tone::Running:
            return "info";
        case app::Tone::Warn:
            return "warn";
        case app::Tone::Bad:
            return "bad";
        case app::Tone::Grey:
            break;
    }
    return "neutral";
}

QString orUnknown(std::int64_t micros)
{
    return micros < 0 ? Inspector::tr("unknown") : app::duration(micros);
}

}  // namespace

Inspector::Inspector(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("traffic.detail"));
    setProperty("panel", true);
    setMinimumWidth(Theme::of().scaled(kMinWidth));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 0);
    column->setSpacing(10);
    column->addWidget(makeHead());
    tabs_ = new QTabBar(this);
    tabs_->setObjectName(QStringLiteral("traffic.tabs"));
    tabs_->setAccessibleName(tr("Parts of the exchange"));
    tabs_->setUsesScrollButtons(false);
    tabs_->setExpanding(false);
    tabs_->setDrawBase(false);
    tabs_->setElideMode(Qt::ElideNone);
    tabs_->setProperty("close", true);  // six beside one another
    for (const QString& name : {tr("Conversation"), tr("Stream"), tr("Request"), tr("Response"),
                                tr("Trace"), tr("Timing")}) {
        tabs_->addTab(name);
    }
    auto* tabBox = new QVBoxLayout;
    tabBox->setSpacing(0);
    tabBox->addWidget(tabs_);
    tabBox->addWidget(makeLine(this));
    column->addLayout(tabBox);
    banner_ = new Banner(QStringLiteral("traffic.detail.banner"), this);
    banner_->hide();
    column->addWidget(banner_);

    stack_ = new QStackedWidget(this);
    conversation_ = new ConversationView(stack_);
    stream_ = new StreamView(stack_);
    request_ = new MessageView(QStringLiteral("traffic.request"), tr("Client sent"), tr("We sent"),
                               stack_);
    response_ = new MessageView(QStringLiteral("traffic.response"), tr("Provider sent"),
                                tr("Client got"), stack_);
    trace_ = new TraceView(stack_);
    timing_ = new TimingView(stack_);
    waiting_ = new QWidget(stack_);
    skeleton_ = new Skeleton(5, waiting_);
    auto* waiting = new QVBoxLayout(waiting_);
    waiting->setContentsMargins(0, 0, 0, 0);
    waiting->addWidget(skeleton_);
    for (QWidget* page :
         {static_cast<QWidget*>(conversation_), static_cast<QWidget*>(stream_),
          static_cast<QWidget*>(request_), static_cast<QWidget*>(response_),
          static_cast<QWidget*>(trace_), static_cast<QWidget*>(timing_), waiting_}) {
        stack_->addWidget(page);
    }
    column->addWidget(stack_, 1);
    connect(conversation_, &ConversationView::filterAsked, this, &Inspector::filterAsked);
    connect(tabs_, &QTabBar::currentChanged, this, &Inspector::showTabContent);
}

QWidget* Inspector::makeHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* first = new QHBoxLayout;
    first->setSpacing(6);
    status_ = makeBadge({}, "ok", head);
    status_->setObjectName(QStringLiteral("traffic.detail.status"));
    model_ = new ElidedLabel({}, head);
    model_->setObjectName(QStringLiteral("traffic.detail.model"));
    setRole(model_, "h3");
    auto* again = makeIconButton(QStringLiteral("traffic.detail.again"), tr("Send again (R)"),
                                 QStringLiteral("refresh"), head);
    route_ = makeIconButton(QStringLiteral("traffic.detail.route"), tr("Show on route"),
                            QStringLiteral("route"), head);
    route_->hide();
    connect(route_, &QToolButton::clicked, this, [this] {
        const record::RouteTaken& taken = exchange_->exchange.route;
        Q_EMIT placeAsked(QStringLiteral("routes"),
                          {{QStringLiteral("route"), app::text(taken.id)},
                           {QStringLiteral("version"), static_cast<qlonglong>(taken.version)},
                           {QStringLiteral("way"), app::text(taken.way)}});
    });
    auto* copyId = makeIconButton(QStringLiteral("traffic.detail.copyId"),
                                  tr("Copy the request id"), QStringLiteral("copy"), head);
    auto* curl = makeIconButton(QStringLiteral("traffic.detail.curl"), tr("Copy as cURL (C)"),
                                QStringLiteral("terminal"), head);
    auto* close = makeIconButton(QStringLiteral("traffic.detail.close"), tr("Close (Esc)"),
                                 QStringLiteral("close"), head);
    first->addWidget(status_, 0, Qt::AlignVCenter);
    first->addWidget(model_, 1);
    first->addWidget(route_);
    first->addWidget(again);
    first->addWidget(copyId);
    first->addWidget(curl);
    first->addWidget(close);
    column->addLayout(first);
    call_ = new ElidedLabel({}, head);
    call_->setObjectName(QStringLiteral("traffic.detail.call"));
    setRole(call_, "small");
    column->addWidget(call_);
    origin_ = new OriginLine(head);
    column->addWidget(origin_);
    connect(origin_, &OriginLine::rowAsked, this, &Inspector::rowAsked);
    connect(origin_, &OriginLine::keptAsked, this, [this](const QString& call) {
        QVariantMap params{{QStringLiteral("call"), call}};
        const auto& cache = exchange_->exchange.cache;
        if (app::isLikeHit(cache)) {
            params.insert(QStringLiteral("pair"), app::text(cache.alike.pair));
            params.insert(QStringLiteral("score"), cache.alike.score);
        }
        Q_EMIT placeAsked(QStringLiteral("cache"), params);
    });
    connect(origin_, &OriginLine::refuseAsked, this, [this] {
        const auto& alike = exchange_->exchange.cache.alike;
        Q_EMIT refuseAsked(app::text(alike.pair), alike.score);
    });
    column->addSpacing(4);
    auto* facts = new QHBoxLayout;
    facts->setSpacing(20);
    const QString names[] = {tr("First token"), tr("Elapsed"), tr("Tokens in → out"), tr("Cost")};
    const char* ids[] = {"traffic.fact.ttft", "traffic.fact.elapsed", "traffic.fact.tokens",
                         "traffic.fact.cost"};
    for (int i = 0; i < 4; ++i) {
        auto* one = new QVBoxLayout;
        one->setSpacing(1);
        auto* name = new ElidedLabel(names[i], head);  // long words give way to figures
        setRole(name, "caption");
        one->addWidget(name);
        facts_[i] = makeLabel({}, "mono", head);
        facts_[i]->setObjectName(QString::fromLatin1(ids[i]));
        one->addWidget(facts_[i]);
        facts->addLayout(one);
    }
    facts->addStretch(1);
    column->addLayout(facts);
    connect(copyId, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(app::text(row_.requestId)); });
    connect(again, &QToolButton::clicked, this, &Inspector::againAsked);
    connect(curl, &QToolButton::clicked, this, &Inspector::curlAsked);
    connect(close, &QToolButton::clicked, this, &Inspector::closeAsked);
    return head;
}

void Inspector::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), Theme::of().colour(Token::Surface));
}

void Inspector::begin(const store::Row& row, const engine::Running* running)
{
    const bool same = row.id == row_.id && exchange_ != nullptr;
    exchange_.reset();
    bodies_.reset();
    live_.clear();
    receiving_ = false;
    shown_ = 0;
    banner_->hide();
    setRow(row, running);
    if (!same) origin_->hide();
    if (!same) route_->hide();
    if (same) return;  // what is shown stays until the news are there
    stack_->setCurrentWidget(waiting_);
    skeleton_->start();
}

void Inspector::setRow(const store::Row& row, const engine::Running* running)
{
    row_ = row;
    const app::Tone tone = app::toneOf(row);
    status_->setText(app::statusText(row));
    restyle(status_, "badge", QString::fromLatin1(badgeOf(tone)));
    model_->setWhole(app::text(row.model.empty() ? row.dialect : row.model));
    QStringList call{app::text(row.method) + QLatin1Char(' ') + app::text(row.path)};
    if (!row.keyLabel.empty()) call += app::text(row.keyLabel);
    call += app::text(row.requestId);
    call_->setWhole(call.join(QStringLiteral(" · ")));
    const bool open = row.outcome == record::Outcome::Running;
    const auto first = row.firstByte < 0 && running != nullptr ? running->firstByte : row.firstByte;
    facts_[0]->setText(open && first < 0 ? tr("waiting") : orUnknown(first));
    facts_[1]->setText(open && running != nullptr ? app::duration(running->elapsed)
                                                  : orUnknown(row.latency));
    const QString tokens = app::cellText(row, running, app::LogModel::Tokens);
    facts_[2]->setText(tokens.isEmpty() ? tr("not yet") : tokens);
    const QString cost = app::cellText(row, running, app::LogModel::Cost);
    facts_[3]->setText(cost.isEmpty() ? tr("not yet") : cost);
}

void Inspector::setExchange(const app::ExchangePtr& exchange)
{
    exchange_ = exchange;
    bodies_.reset();
    shown_ = 0;
    live_.clear();
    receiving_ = exchange->exchange.outcome == record::Outcome::Running;
    skeleton_->stop();
    origin_->setExchange(*exchange);
    route_->setVisible(!exchange->exchange.route.id.empty());
    const auto& record = exchange->exchange;
    if (!record.errorText.empty()) {
        const bool calm = record.outcome == record::Outcome::ClientClosed;
        const QString words = record.errorCode.empty()
                                  ? app::text(record.errorText).left(400)
                                  : app::text(record.errorCode) + QStringLiteral(": ") +
                                        app::text(record.errorText).left(400);
        banner_->setAction({}, {});
        banner_->show(calm                                         ? "info"
                      : record.status >= 500 || record.status == 0 ? "bad"
                                                                   : "warn",
                      words);
    } else {
        banner_->hide();
    }
    showTabContent();
}

void Inspector::setBodies(const app::BodiesPtr& bodies)
{
    bodies_ = bodies;
    showTabContent();
}

void Inspector::addLive(const std::vector<dialect::Turn>& turns,
                        const std::vector<app::StreamRow>& rows)
{
    if (exchange_ == nullptr) return;
    live_ = turns;
    if (tabs_->currentIndex() == Conversation) showConversation();
    stream_->append(rows, app::joinedAnswer(turns));
}

void Inspector::setTrouble(const QString& message, const QString& hint)
{
    skeleton_->stop();
    banner_->setAction(tr("Retry"), [this] { Q_EMIT retryAsked(); });
    banner_->show("bad", message, hint);
}

void Inspector::setMissing()
{
    skeleton_->stop();
    banner_->setAction({}, {});
    banner_->show("info", tr("This exchange is no longer stored: retention removed it."));
}

void Inspector::showTab(int tab)
{
    tabs_->setCurrentIndex(tab);
}

void Inspector::showTabContent()
{
    if (exchange_ == nullptr) return;
    const int tab = tabs_->currentIndex();
    const bool needsBodies = tab == Request || tab == Response;
    if (needsBodies && bodies_ == nullptr) {
        stack_->setCurrentWidget(waiting_);
        skeleton_->start();
        Q_EMIT bodiesWanted();
        return;
    }
    skeleton_->stop();
    stack_->setCurrentIndex(tab);
    if ((shown_ & (1 << tab)) != 0) return;
    shown_ |= 1 << tab;
    switch (tab) {
        case Conversation:
            showConversation();
            break;
        case Stream:
            showStream();
            break;
        case Request:
            request_->setMessage(bodies_, bodies_->request);
            break;
        case Response:
            response_->setMessage(bodies_, bodies_->response);
            break;
        case Trace:
            showTrace();
            break;
        case Timing:
            timing_->setExchange(exchange_->exchange);
            break;
        default:
            break;
    }
}

void Inspector::showConversation()
{
    conversation_->setFound(app::foundMarks(exchange_->exchange));
    if (exchange_->turns.empty() && live_.empty()) {
        conversation_->setNothing(
            exchange_->exchange.bodiesShed
                ? tr("The bodies of this exchange were not kept: the log could not keep up.")
                : tr("There is no conversation in this exchange. Its bodies are in the tabs "
                     "Request and Response."));
        return;
    }
    std::vector<dialect::Turn> turns = exchange_->turns;
    if (receiving_) turns.insert(turns.end(), live_.begin(), live_.end());
    const auto& usage = exchange_->exchange.usage;
    const QString side = usage.output ? tr("%1 tokens").arg(app::count(*usage.output)) : QString();
    conversation_->setTurns(turns, side,
                            receiving_ && !live_.empty() ? tr("receiving…") : QString());
}

void Inspector::showStream()
{
    if (receiving_ && stream_->rows() > 0 && !live_.empty()) return;  // it is being filled
    if (exchange_->exchange.streamed || receiving_) {
        stream_->setStream(*exchange_);
    } else {
        stream_->setNothing(tr("The answer came as a whole, not as a stream."));
    }
}

void Inspector::showTrace()
{
    const auto& record = exchange_->exchange;
    const auto steps = app::traceSteps(record);
    if (!steps.empty()) return trace_->setSteps(steps);
    trace_->setNothing(
        record.origin == record::Origin::Import
            ? tr("This call was read from a file: it never went through this gateway.")
        : record.outcome == record::Outcome::Running
            ? tr("The stops are told when the call has come to its end.")
            : tr("The gateway was ended while this call ran: its stops were not told."));
}

}  // namespace gatehouse::ui
