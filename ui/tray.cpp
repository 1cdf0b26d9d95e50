#include "ui/tray.h"

#include <utility>

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

#include "app/autostart.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

TrayState stateOf(const app::Gateway& gateway)
{
    switch (gateway.phase()) {
        case app::Phase::Running: {
            const bool well = gateway.trouble().isEmpty() && !gateway.state().store.degraded;
            return well ? TrayState::Running : TrayState::Attention;
        }
        case app::Phase::Paused:
            return TrayState::Paused;
        case app::Phase::Failed:
            return TrayState::Attention;
        default:
            return TrayState::Stopped;
    }
}

}  // namespace

Tray::Tray(const PageContext& context, Hooks hooks, QObject* parent)
    : QObject(parent), context_(context), hooks_(std::move(hooks)), menu_(std::make_unique<QMenu>())
{
    const auto add = [this](const char* name, const QString& text, auto run) {
        QAction* action = menu_->addAction(text);
        action->setObjectName(QStringLiteral("tray.") + QLatin1String(name));
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    menu_->setObjectName(QStringLiteral("tray.menu"));
    line_ = add("state", {}, [] {});
    line_->setEnabled(false);
    menu_->addSeparator();
    add("open", tr("Open Gatehouse"), [this] { hooks_.open(); });
    pause_ = add("pause", {}, [this] {
        context_.gateway->setPaused(context_.gateway->phase() == app::Phase::Running);
    });
    copy_ = add("copy", tr("Copy the base URL"), [this] {
        QGuiApplication::clipboard()->setText(context_.gateway->baseUrl() + QStringLiteral("/v1"));
    });
    menu_->addSeparator();
    if (context_.autostart != nullptr) {
        login_ = add("login", tr("Start at login"), [this] {
            (void)context_.autostart->set(login_->isChecked(), context_.autostart->isHidden());
        });
        login_->setCheckable(true);
        connect(menu_.get(), &QMenu::aboutToShow, login_,
                [this] { login_->setChecked(context_.autostart->isOn()); });
    }
    add("quit", tr("Quit"), [this] { hooks_.quit(); });
    connect(context_.gateway, &app::Gateway::stateChanged, this, &Tray::show);
    connect(&icon_, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger) hooks_.open();
            });
    icon_.setContextMenu(menu_.get());
    show();
}

Tray::~Tray() = default;

bool Tray::isAvailable()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

QString Tray::words() const
{
    const app::Gateway& gateway = *context_.gateway;
    switch (gateway.phase()) {
        case app::Phase::Starting:
            return tr("Gateway starting");
        case app::Phase::Running:
            return gateway.trouble().isEmpty() ? tr("Running on %1").arg(gateway.address())
                                               : tr("Running, with trouble");
        case app::Phase::Paused:
            return tr("Paused: calls are answered with 503");
        case app::Phase::Failed:
            return tr("The gateway does not run");
        case app::Phase::Stopped:
            break;
    }
    return tr("Gateway stopped");
}

void Tray::show()
{
    const app::Gateway& gateway = *context_.gateway;
    const engine::EngineState& now = gateway.state();
    line_->setText(words());
    const bool paused = gateway.phase() == app::Phase::Paused;
    pause_->setText(paused ? tr("Resume the gateway") : tr("Pause the gateway"));
    pause_->setEnabled(paused || gateway.phase() == app::Phase::Running);
    copy_->setEnabled(!gateway.address().isEmpty());
    icon_.setToolTip(QStringLiteral("Gatehouse\n") + words() + QLatin1Char('\n') +
                     tr("%1 requests since start, %2 open streams")
                         .arg(app::count(static_cast<std::int64_t>(now.requests)),
                              app::count(static_cast<std::int64_t>(now.openStreams))));
    const TrayState state = stateOf(gateway);
    if (!std::exchange(drawn_, true) || state != state_) {
        state_ = state;
        QIcon icon;
        for (const int size : {16, 22, 32, 48, 64}) icon.addPixmap(picture(state, size));
        icon_.setIcon(icon);
    }
    if (!icon_.isVisible() && looks_ > 0) {
        --looks_;
        icon_.setVisible(isAvailable());
    }
}

QPixmap Tray::picture(TrayState state, int size)
{
    const Theme& theme = Theme::of();
    QPixmap pixels(size, size);
    pixels.fill(Qt::transparent);
    QPainter painter(&pixels);
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = size / 22.0;
    const QRectF tile = QRectF(0, 0, size, size).adjusted(unit, unit, -unit, -unit);
    const bool filled = state != TrayState::Stopped;
    const QColor ground = theme.colour(state == TrayState::Paused ? Token::Text3 : Token::Accent);
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(theme.colour(Token::Text3), 1.5 * unit));
    painter.setBrush(filled ? QBrush(ground) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(tile, 5 * unit, 5 * unit);
    const QString sign =
        state == TrayState::Paused ? QStringLiteral("pause") : QStringLiteral("gate");
    const int inner = qRound(14 * unit);
    const QPointF corner((size - inner) / 2.0, (size - inner) / 2.0);
    painter.drawPixmap(
        corner,
        theme.pixmap(sign, inner, theme.colour(filled ? Token::OnAccent : Token::Text3), 1));
    if (state == TrayState::Attention) {
        painter.setPen(QPen(theme.colour(Token::OnAccent), unit));
        painter.setBrush(theme.colour(Token::Warn));
        painter.drawEllipse(QPointF(size - 5 * unit, 5 * unit), 4 * unit, 4 * unit);
    }
    return pixels;
}

}  // namespace gatehouse::ui
