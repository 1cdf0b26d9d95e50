#include "ui/close_sheet.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/settings.h"
#include "ui/tray.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

QString key()
{
    return QStringLiteral("onClose");
}

}  // namespace

OnClose onClose(const app::Settings& settings)
{
    const QString word = settings.value(key()).toString();
    return word == QLatin1String("keep")   ? OnClose::Keep
           : word == QLatin1String("quit") ? OnClose::Quit
                                           : OnClose::Ask;
}

void setOnClose(app::Settings& settings, OnClose choice)
{
    settings.setValue(key(), choice == OnClose::Keep   ? QStringLiteral("keep")
                             : choice == OnClose::Quit ? QStringLiteral("quit")
                                                       : QStringLiteral("ask"));
}

CloseSheet::CloseSheet(const QString& address, QWidget* parent) : QDialog(parent)
{
    const QString who =
        address.isEmpty()
            ? tr("Programs can go on calling it while the window is closed.")
            : tr("Programs that call %1 go on working while the window is closed.").arg(address);
    // Where there is no tray, nothing may speak of one.
    const QString how = Tray::isAvailable()
                            ? tr("The window comes back from the tray, or by starting Gatehouse.")
                            : tr("Starting Gatehouse again brings the window back.");
    auto* column = startSheet(this, tr("Keep the gateway running?"),
                              who + QLatin1Char('\n') + how + QLatin1Char('\n') +
                                  tr("Settings can change the answer later."));
    setMinimumWidth(460);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* cancel = makeButton(QStringLiteral("close.cancel"), tr("Cancel"), "ghost", {}, this);
    auto* quit = makeButton(QStringLiteral("close.quit"), tr("Quit"), "", {}, this);
    auto* keep = makeButton(QStringLiteral("close.keep"), tr("Keep running"), "primary", {}, this);
    row->addWidget(cancel);
    row->addStretch(1);
    row->addWidget(quit);
    row->addWidget(keep);
    column->addSpacing(8);
    column->addLayout(row);
    keep->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(quit, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT chosen(OnClose::Quit);
    });
    connect(keep, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT chosen(OnClose::Keep);
    });
}

}  // namespace gatehouse::ui
