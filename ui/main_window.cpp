#include "ui/main_window.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/config_session.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/port_probe.h"
#include "ui/navigator.h"
#include "ui/page_list.h"
#include "ui/side_bar.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kRailBelow = 1180;

}  // namespace

MainWindow::MainWindow(PageContext context, QWidget* parent)
    : QMainWindow(parent), context_(context)
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(QStringLiteral("Gatehouse"));
    setMinimumSize(960, 600);
    resize(1440, 900);
    if (context_.navigator == nullptr) context_.navigator = new Navigator(this);
    auto* whole = new QWidget(this);
    setCentralWidget(whole);
    context_.toasts = new Toasts(whole);
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    sideBar_ = new SideBar(context_, whole);
    row->addWidget(sideBar_);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    row->addLayout(column, 1);
    column->addWidget(makeTopBar());
    banner_ = new Banner(QStringLiteral("window.banner"), whole);
    auto* bannerRow = new QHBoxLayout;
    bannerRow->setContentsMargins(24, 0, 24, 0);
    bannerRow->addWidget(banner_);
    column->addLayout(bannerRow);
    pages_ = new QStackedWidget(whole);
    pages_->setObjectName(QStringLiteral("pages"));
    column->addWidget(pages_, 1);
    column->addWidget(makeStatusStrip());
    addShortcuts();
    connect(context_.navigator, &Navigator::went, this, &MainWindow::open);
    connect(context_.gateway, &app::Gateway::stateChanged, this, &MainWindow::showState);
    const auto follow = [this] {
        const bool dark = Theme::of().isDark();
        theme_->setIcon(Theme::icon(dark ? QStringLiteral("sun") : QStringLiteral("moon")));
        const QString name =
            dark ? tr("Switch to the light theme") : tr("Switch to the dark theme");
        theme_->setAccessibleName(name);
        theme_->setToolTip(name);
    };
    connect(&Theme::of(), &Theme::changed, this, follow);
    follow();
    showState();
    whole->setFocus();  // nothing carries the focus ring before a key asked for it
}

MainWindow::~MainWindow()
{
    for (Page* page : std::as_const(made_)) page->setActive(false);
}

QWidget* MainWindow::makeTopBar()
{
    auto* bar = new QFrame(this);
    bar->setObjectName(QStringLiteral("topBar"));
    bar->setFixedHeight(52);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(4);
    auto* rail =
        makeIconButton(QStringLiteral("window.rail"), tr("Show or hide the side bar (Ctrl+B)"),
                       QStringLiteral("sidebar"), bar);
    back_ = makeIconButton(QStringLiteral("window.back"), tr("Back (Alt+Left)"),
                           QStringLiteral("arrow-left"), bar);
    forward_ = makeIconButton(QStringLiteral("window.forward"), tr("Forward (Alt+Right)"),
                              QStringLiteral("arrow-right"), bar);
    auto* well = new QFrame(bar);
    well->setObjectName(QStringLiteral("window.address"));
    well->setProperty("well", true);
    well->setFixedHeight(32);
    well->setToolTip(tr("Base URL for clients"));
    auto* wellRow = new QHBoxLayout(well);
    wellRow->setContentsMargins(10, 0, 1, 0);
    wellRow->setSpacing(8);
    wellRow->addWidget(makeLabel(tr("Base URL"), "small", well));
    where_ = makeLabel({}, "mono", well);
    where_->setObjectName(QStringLiteral("window.baseUrl"));
    where_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    wellRow->addWidget(where_);
    auto* copy = makeIconButton(QStringLiteral("window.copy"), tr("Copy the base URL (Ctrl+L)"),
                                QStringLiteral("copy"), well);
    wellRow->addWidget(copy);
    connect(copy, &QToolButton::clicked, this, &MainWindow::copyAddress);
    theme_ = makeIconButton(QStringLiteral("window.theme"), tr("Switch the theme"),
                            QStringLiteral("moon"), bar);
    row->addWidget(rail);
    row->addWidget(back_);
    row->addWidget(forward_);
    row->addSpacing(8);
    row->addWidget(well);
    row->addStretch(1);
    row->addWidget(theme_);
    connect(rail, &QToolButton::clicked, this, [this] {
        railWanted_ = !sideBar_->isRail();
        sideBar_->setRail(railWanted_);
    });
    connect(back_, &QToolButton::clicked, context_.navigator, &Navigator::back);
    connect(forward_, &QToolButton::clicked, context_.navigator, &Navigator::forward);
    connect(theme_, &QToolButton::clicked, this, [this] {
        Theme::of().toggle();
        Q_EMIT themeChosen();
    });
    return bar;
}

QWidget* MainWindow::makeStatusStrip()
{
    auto* strip = new QFrame(this);
    strip->setObjectName(QStringLiteral("statusStrip"));
    strip->setFixedHeight(28);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(24, 0, 24, 0);
    row->setSpacing(16);
    dot_ = new Dot(Token::Ok, 6, strip);
    dot_->setObjectName(QStringLiteral("window.statusDot"));
    dot_->hide();
    status_ = new ElidedLabel({}, strip);
    status_->setObjectName(QStringLiteral("window.status"));
    setRole(status_, "captionStrong");
    facts_ = makeLabel({}, "captionStrong", strip);
    facts_->setObjectName(QStringLiteral("window.facts"));
    row->addWidget(dot_);
    row->addSpacing(-8);  // it belongs to the words after it
    row->addWidget(status_, 1);
    row->addWidget(facts_, 0, Qt::AlignVCenter);
    return strip;
}

void MainWindow::addShortcuts()
{
    const auto key = [this](const QKeySequence& keys, auto run) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, run);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_B), [this] {
        railWanted_ = !sideBar_->isRail();
        sideBar_->setRail(railWanted_);
    });
    key(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { context_.navigator->back(); });
    key(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { context_.navigator->forward(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { copyAddress(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Q), [] { QGuiApplication::quit(); });
    int number = 0;
    for (const PageRow& row : pageList()) {
        const QString id = QString::fromLatin1(row.id);
        if (id == QLatin1String("settings")) {
            key(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this, id] { context_.navigator->go(id); });
        } else if (++number <= 9) {
            key(QKeySequence(QStringLiteral("Ctrl+%1").arg(number)),
                [this, id] { context_.navigator->go(id); });
        }
    }
}

void MainWindow::copyAddress()
{
    if (context_.gateway->baseUrl().isEmpty()) return;
    const QString url = context_.gateway->baseUrl() + QStringLiteral("/v1");
    QGuiApplication::clipboard()->setText(url);
    context_.toasts->show(tr("Copied: %1").arg(url));
}

void MainWindow::open(const QString& id, const QVariantMap& params)
{
    const PageRow* row = nullptr;
    for (const auto& list : {pageList(), quietPageList()}) {
        for (const PageRow& each : list) {
            if (id == QLatin1String(each.id)) row = &each;
        }
    }
    if (row == nullptr) return;
    Page*& page = made_[id];
    if (page == nullptr) {
        page = row->make(context_, pages_);
        pages_->addWidget(page);
        connect(page, &Page::statusTextChanged, this, &MainWindow::showState);
    }
    for (Page* each : std::as_const(made_)) {
        if (each != page) each->setActive(false);
    }
    page->open(params);
    pages_->setCurrentWidget(page);
    sideBar_->setCurrent(id);
    setWindowTitle(titleOf(*row) + QStringLiteral(" – Gatehouse"));
    back_->setEnabled(context_.navigator->canGoBack());
    forward_->setEnabled(context_.navigator->canGoForward());
    updateActive();
    showState();
}

Page* MainWindow::page(const QString& id) const
{
    return made_.value(id);
}

void MainWindow::comeToFront()
{
    if (isMinimized()) showNormal();
    show();
    raise();
    activateWindow();
}

void MainWindow::updateActive()
{
    const bool seen = isVisible() && !isMinimized();
    if (auto* page = qobject_cast<Page*>(pages_->currentWidget())) page->setActive(seen);
}

void MainWindow::showState()
{
    const app::Gateway& gateway = *context_.gateway;
    const engine::EngineState& state = gateway.state();
    const auto* page = qobject_cast<Page*>(pages_->currentWidget());
    QString words = page != nullptr ? page->statusText() : QString();
    if (words.isEmpty() && gateway.phase() == app::Phase::Running) {
        words = tr("%n stream(s) open", nullptr, static_cast<int>(state.openStreams)) +
                QStringLiteral("   ·   ") +
                tr("%1 requests since start")
                    .arg(app::count(static_cast<std::int64_t>(state.requests)));
    } else if (words.isEmpty() && gateway.phase() == app::Phase::Paused) {
        words = tr("Paused: new calls are answered with 503");
    }
    if (status_->text() != words) status_->setWhole(words);
    const auto dot = page != nullptr ? page->statusDot() : std::nullopt;
    dot_->setVisible(dot.has_value());
    if (dot) dot_->setToken(*dot);
    const QString base = gateway.baseUrl().isEmpty()
                             ? tr("not listening")
                             : QString(gateway.baseUrl() + QStringLiteral("/v1"));
    if (where_->text() != base) where_->setText(base);
    const auto& records = gateway.config().records;
    const QString facts =
        tr("Log %1 · keeps %n day(s)", nullptr, static_cast<int>(records.keepDays))
            .arg(app::bytes(state.store.fileBytes));
    if (facts_->text() != facts) facts_->setText(facts);
    showTrouble();
}

void MainWindow::showTrouble()
{
    app::Gateway& gateway = *context_.gateway;
    const engine::EngineState& state = gateway.state();
    const bool silent = gateway.phase() == app::Phase::Running && state.listening.empty() &&
                        !gateway.trouble().isEmpty();
    if (gateway.phase() == app::Phase::Failed) {
        banner_->show("bad", tr("The gateway could not start. %1").arg(gateway.trouble()));
    } else if (silent) {
        banner_->show("bad", tr("The gateway does not listen: %1").arg(gateway.trouble()));
    } else if (!gateway.trouble().isEmpty()) {
        banner_->show("warn", gateway.trouble());
    } else if (state.store.degraded) {
        banner_->show("warn", tr("Requests are not being recorded. %1")
                                  .arg(QString::fromStdString(state.store.trouble)));
    } else {
        banner_->hide();
    }
    if (!silent) {
        offered_ = 0;
        banner_->setAction({}, {});
        return;
    }
    if (offered_ > 0) return;  // looked for once, not every second
    const auto& listen = gateway.config().server.listen;
    offered_ = app::nextFreePort(listen, app::portOf(listen));
    if (offered_ == 0) return;
    banner_->setAction(tr("Use port %1").arg(offered_), [this] {
        app::Gateway& now = *context_.gateway;
        now.publish(app::withPort(now.config(), offered_), tr("another port"), this,
                    [this](const app::PublishOutcome& outcome) {
                        context_.toasts->show(
                            outcome.ok ? tr("Listening on %1").arg(context_.gateway->address())
                                       : outcome.error);
                    });
    });
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    sideBar_->setRail(width() < kRailBelow || railWanted_);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) updateActive();
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    updateActive();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    updateActive();
}

}  // namespace gatehouse::ui
