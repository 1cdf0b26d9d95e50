#include "ui/pages/key_list.h"

#include <QCheckBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {

KeyList::KeyList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("providers.keys"));
    setProperty("card", true);
    auto* make = makeButton(QStringLiteral("providers.newKey"), tr("New key"), "",
                            QStringLiteral("key"), this);
    auto* column = startCard(this, tr("Gateway keys"),
                             tr("What clients show to this gateway; only a hash is kept"), make);
    connect(make, &QPushButton::clicked, this, &KeyList::newAsked);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    open_ = new QCheckBox(tr("Open to this machine"), this);
    open_->setObjectName(QStringLiteral("providers.open"));
    open_->setAccessibleName(tr("Open to this machine"));
    words_ = makeLabel({}, "small", this);
    row->addWidget(open_);
    row->addWidget(words_, 1);
    column->addLayout(row);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(0);
    column->addLayout(rows_);
    connect(open_, &QCheckBox::clicked, this, &KeyList::openAsked);
}

void KeyList::show(const config::Config& config)
{
    open_->setChecked(config.server.openOnLoopback);
    words_->setText(config.server.openOnLoopback ? tr("Programs on this machine call without a key")
                                                 : tr("Every call needs a key"));
    clearLayout(rows_);
    for (const config::KeyConfig& key : config.access.keys) {
        if (rows_->count() == 0) rows_->addSpacing(8);
        rows_->addWidget(makeLine());
        rows_->addWidget(makeRow(key));
    }
}

QWidget* KeyList::makeRow(const config::KeyConfig& key)
{
    auto* box = new QWidget;
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 7, 0, 7);
    line->setSpacing(12);
    const QString label = key.label.empty() ? app::text(key.id) : app::text(key.label);
    line->addWidget(makeLabel(label, "strong"));
    line->addWidget(makeLabel(
        key.hint.empty() ? app::text(key.value.text) : QStringLiteral("gh_…") + app::text(key.hint),
        "monoSmall"));
    if (!key.enabled) line->addWidget(makeBadge(tr("off"), "warn"));
    line->addStretch(1);
    if (key.createdAt > 0) {
        line->addWidget(makeLabel(
            tr("made %1").arg(app::ago(key.createdAt, QDateTime::currentMSecsSinceEpoch() * 1000)),
            "small"));
    }
    auto* button = makeButton(QStringLiteral("providers.revoke.") + app::text(key.id), tr("Revoke"),
                              "danger", {});
    button->setProperty("small", true);
    button->setAccessibleName(tr("Revoke %1").arg(label));
    connect(button, &QPushButton::clicked, this, [this, id = key.id] { Q_EMIT revokeAsked(id); });
    line->addWidget(button);
    return box;
}

}  // namespace gatehouse::ui
