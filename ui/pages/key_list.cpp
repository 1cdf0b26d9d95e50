#include "ui/pages/key_list.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/clock.h"
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

void KeyList::show(const config::Config& edited, const config::Config& live,
                   const std::vector<engine::RunKey>& runs)
{
    open_->setChecked(edited.server.openOnLoopback);
    words_->setText(edited.server.openOnLoopback ? tr("Programs on this machine call without a key")
                                                 : tr("Every call needs a key"));
    clearLayout(rows_);
    const auto add = [this](QWidget* row) {
        if (rows_->count() == 0) rows_->addSpacing(8);
        rows_->addWidget(makeLine());
        rows_->addWidget(row);
    };
    for (const config::KeyConfig& key : live.access.keys) add(makeRow(key));
    for (const engine::RunKey& key : runs) add(makeRunRow(key));
}

namespace {

struct KeyRow {
    QWidget* box;
    QHBoxLayout* line;
};

KeyRow startRow(const QString& label, const QString& key)
{
    auto* box = new QWidget;
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 7, 0, 7);
    line->setSpacing(12);
    line->addWidget(makeLabel(label, "strong"));
    line->addWidget(makeLabel(key, "monoSmall"));
    return {box, line};
}

QString madeWords(WallMicros at)
{
    return KeyList::tr("made %1").arg(app::ago(at, app::now()));
}

QPushButton* makeRevoke(const std::string& id, const QString& label)
{
    auto* button = makeButton(QStringLiteral("providers.revoke.") + app::text(id),
                              KeyList::tr("Revoke"), "danger", {});
    button->setProperty("small", true);
    button->setAccessibleName(KeyList::tr("Revoke %1").arg(label));
    return button;
}

}  // namespace

QWidget* KeyList::makeRow(const config::KeyConfig& key)
{
    const QString label = key.label.empty() ? app::text(key.id) : app::text(key.label);
    const auto [box, line] =
        startRow(label, key.hint.empty() ? app::text(key.value.text)
                                         : QStringLiteral("gh_…") + app::text(key.hint));
    if (!key.enabled) line->addWidget(makeBadge(tr("off"), "warn"));
    const WallMicros now = app::now();
    const bool over = key.expiresAt != 0 && key.expiresAt <= now;
    if (key.expiresAt != 0) {
        line->addWidget(
            makeBadge(over ? tr("expired") : tr("works until %1").arg(app::dayTime(key.expiresAt)),
                      over ? "bad" : "warn"));
    }
    line->addStretch(1);
    if (key.createdAt > 0) line->addWidget(makeLabel(madeWords(key.createdAt), "small"));
    // A key that comes from the environment is changed there.
    if (!over && key.value.empty()) {
        auto* rotate = makeButton(QStringLiteral("providers.rotate.") + app::text(key.id),
                                  tr("Rotate"), "", {});
        rotate->setProperty("small", true);
        rotate->setAccessibleName(tr("Rotate %1").arg(label));
        connect(rotate, &QPushButton::clicked, this,
                [this, id = key.id] { Q_EMIT rotateAsked(id); });
        line->addWidget(rotate);
    }
    auto* button = makeRevoke(key.id, label);
    connect(button, &QPushButton::clicked, this, [this, id = key.id] { Q_EMIT revokeAsked(id); });
    line->addWidget(button);
    return box;
}

QWidget* KeyList::makeRunRow(const engine::RunKey& key)
{
    const QString label = app::text(key.label);
    const auto [box, line] = startRow(label, QStringLiteral("gh_…") + app::text(key.hint));
    auto* badge = makeBadge(tr("one run"), "info");
    badge->setToolTip(tr("Made by gatehouse run; it goes when the program ends"));
    line->addWidget(badge);
    line->addStretch(1);
    line->addWidget(makeLabel(madeWords(key.createdAt), "small"));
    auto* button = makeRevoke(key.id, label);
    connect(button, &QPushButton::clicked, this,
            [this, id = key.id] { Q_EMIT revokeRunAsked(id); });
    line->addWidget(button);
    return box;
}

}  // namespace gatehouse::ui
