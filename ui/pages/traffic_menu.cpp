#include "ui/pages/traffic_menu.h"

#include <QClipboard>
#include <QGuiApplication>

#include "app/export/copy_as.h"
#include "app/formats.h"

namespace gatehouse::ui {

TrafficMenu::TrafficMenu(const store::Row& row, const TrafficTransfer::Subject& subject,
                         TrafficTransfer& transfer, QWidget* parent)
    : QMenu(tr("Request"), parent)
{
    setObjectName(QStringLiteral("traffic.menu"));
    setAttribute(Qt::WA_DeleteOnClose);
    addCommands(row);
    addSeparator();
    addCopies();
    const QString id = app::text(row.requestId);
    auto* copyId = addAction(tr("Copy request id"));
    copyId->setObjectName(QStringLiteral("traffic.menu.id"));
    connect(copyId, &QAction::triggered, this, [id] { QGuiApplication::clipboard()->setText(id); });
    auto* files = addMenu(tr("Export %n call(s)", nullptr, static_cast<int>(subject.rows.size())));
    files->setObjectName(QStringLiteral("traffic.menu.export"));
    transfer.addFormats(files, files->objectName(), subject);
    addSeparator();
    addWords(row);
}

void TrafficMenu::addCommands(const store::Row& row)
{
    struct Command {
        const char* id;
        QString words;
        int key;
        bool shift;
    };

    const Command commands[] = {
        {"again", tr("Send again\tR"), Qt::Key_R, false},
        {"edited", tr("Edit and send again…\tShift+R"), Qt::Key_R, true},
        {"playground", tr("Open in Playground\tE"), Qt::Key_E, false},
        {"prompt", tr("Save as prompt…\tShift+E"), Qt::Key_E, true},
        {"compare", tr("Add to comparison\tM"), Qt::Key_M, false},
        {"pin", row.pinned ? tr("Unpin\tP") : tr("Pin\tP"), Qt::Key_P, false},
        {"marks", tr("Note and tags…\tN"), Qt::Key_N, false},
        {"delete", tr("Delete from the log…\tDel"), Qt::Key_Delete, false},
    };
    for (const Command& each : commands) {
        auto* action = addAction(each.words);
        action->setObjectName(QStringLiteral("traffic.menu.") + QLatin1String(each.id));
        connect(action, &QAction::triggered, this,
                [this, key = each.key, shift = each.shift] { Q_EMIT commanded(key, shift); });
    }
}

void TrafficMenu::addCopies()
{
    auto* copy = addMenu(tr("Copy as"));
    copy->setObjectName(QStringLiteral("traffic.menu.copy"));
    for (const app::CopyFormat& format : app::copyFormats()) {
        auto* action = copy->addAction(QLatin1String(format.title));
        action->setObjectName(QStringLiteral("traffic.menu.copy.") + QLatin1String(format.id));
        connect(action, &QAction::triggered, this, [this, &format] { Q_EMIT copyAsked(format); });
    }
}

void TrafficMenu::addWords(const store::Row& row)
{
    const auto filterBy = [this](const char* key, const std::string& value) {
        if (value.empty()) return;
        QString word = app::text(value);
        if (word.contains(QLatin1Char(' '))) word = QLatin1Char('"') + word + QLatin1Char('"');
        word = QLatin1String(key) + QLatin1Char(':') + word;
        connect(addAction(tr("Only %1").arg(word)), &QAction::triggered, this,
                [this, word] { Q_EMIT wordAsked(word); });
    };
    filterBy("model", row.model);
    filterBy("provider", row.provider);
    filterBy("key", row.keyLabel);
    for (const std::string& tag : row.tags) filterBy("tag", tag);
    if (row.status > 0) filterBy("status", std::to_string(row.status));
}

}  // namespace gatehouse::ui
