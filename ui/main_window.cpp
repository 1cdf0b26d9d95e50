#include "ui/main_window.h"

#include <algorithm>

#include <QClipboard>
#include <QCloseEvent>
#include <QDateTime>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/config_session.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/port_probe.h"
#include "ui/close_sheet.h"
#include "ui/draft_bar.h"
#include "ui/navigator.h"
#include "ui/page_list.h"
#include "ui/side_bar.h"
#include "ui/top_bar.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"
#include "ui/window_actions.h"

namespace gatehouse::ui {
namespace {

constexpr int kRailBelow = 1180;

/// Where banners stand: room around them while one is shown, and none otherwise.
class BannerShelf : public QWidget {
public:
    BannerShelf(const QList<Banner*>& banners, QWidget* parent) : QWidget(parent), banners_(banners)
    {
        auto* column = new QVBoxLayout(this);
        column->setSpacing(8);
        column->setContentsMargins(24, 0, 24, 0);
        for (Banner* banner : banners_) {
            column->addWidget(banner);
            banner->installEventFilter(this);
        }
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const bool changed =
            event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent;
        if (changed) {
            const bool any = std::any_of(banners_.cbegin(), banners_.cend(),
                                         [](const Banner* each) { return !each->isHidden(); });
            layout()->setContentsMargins(24, any ? 12 : 0, 24, 0);
        }
        return QWidget::eventFilter(watched, event);
    }

private:
    QList<Banner*> banners_;
};

}  // namespace

MainWindow::MainWindow(PageContext context, QWidget* parent)
    : QMainWindow(parent), context_(context)
{
    setObjectName(QStringLiteral("window"));
    setWindowTitle(QStringLiteral("Gatehouse"));
    setMinimumSize(960, 600);
    resize(1440, 900);
    if (context_.navigator == nullptr) context_.navigator = new Navigator(this);
    if (context_.draft == nullptr) {
        context_.draft =
            new app::Draft(context_.gateway, context_.secrets, context_.settings, this);
    }
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
    topBar_ = new TopBar(whole);
    column->addWidget(topBar_);
    notice_ = new Banner(QStringLiteral("window.notice"), whole);
    banner_ = new Banner(QStringLiteral("window.banner"), whole);
    column->addWidget(new BannerShelf({notice_, banner_}, whole));
    pages_ = new QStackedWidget(whole);
    pages_->setObjectName(QStringLiteral("pages"));
    column->addWidget(pages_, 1);
    draftBar_ = new DraftBar(context_.draft, context_.navigator, context_.toasts, whole);
    column->addWidget(draftBar_);
    column->addWidget(makeStatusStrip());
    makeActions();
    connect(context_.navigator, &Navigator::went, this, &MainWindow::open);
    connect(context_.gateway, &app::Gateway::stateChanged, this, &MainWindow::showState);
    showState();
    whole->setFocus();  // nothing carries the focus ring before a key asked for it
}

MainWindow::~MainWindow()
{
    for (Page* page : std::as_const(made_)) page->setActive(false);
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

void MainWindow::makeActions()
{
    WindowActions::Hooks hooks;
    hooks.toggleSideBar = [this] {
        railWanted_ = !sideBar_->isRail();
        sideBar_->setRail(railWanted_);
    };
    hooks.toggleTheme = [this] {
        Theme::of().toggle();
        Q_EMIT themeChosen();
    };
    hooks.copyAddress = [this] { copyAddress(); };
    hooks.quit = [this] { quit(); };
    hooks.review = [this] { draftBar_->review(); };
    actions_ = new WindowActions(this, context_, std::move(hooks));
    connect(topBar_, &TopBar::asked, actions_, &WindowActions::run);
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
    topBar_->setPlaces(context_.navigator->canGoBack(), context_.navigator->canGoForward());
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

void MainWindow::setNotice(const char* kind, const QString& text, const QString& action,
                           std::function<void()> run)
{
    if (text.isEmpty()) return notice_->hide();
    notice_->show(kind, text);
    notice_->setAction(action, std::move(run));
}

void MainWindow::quit()
{
    quitting_ = true;
    Q_EMIT quitAsked();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    // A session that ends is not asked questions.
    if (quitting_ || qGuiApp->isSavingSession()) return event->accept();
    switch (onClose(*context_.settings)) {
        case OnClose::Quit:
            event->accept();
            return quit();
        case OnClose::Keep:
            event->ignore();
            return hide();
        case OnClose::Ask:
            event->ignore();
    }
    auto* sheet = new CloseSheet(context_.gateway->address(), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &CloseSheet::chosen, this, [this](OnClose choice) {
        setOnClose(*context_.settings, choice);
        close();
    });
    sheet->open();
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
    topBar_->setBaseUrl(base);
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
    // Qt would give the focus, and its ring, to the first control.
    if (focusWidget() == nullptr) centralWidget()->setFocus();
    updateActive();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    updateActive();
}

}  // namespace gatehouse::ui
