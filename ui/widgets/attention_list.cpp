#include "ui/widgets/attention_list.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"

namespace gatehouse::ui {
namespace {

constexpr qsizetype kMost = 4;  // more of them at once would push the charts away

}  // namespace

class AttentionList::Line : public LinkRow {
public:
    Line(const QString& objectName, QWidget* parent) : LinkRow(objectName, parent)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(6, 5, 6, 5);
        row->setSpacing(8);
        dot_ = new Dot(Token::Warn, 8, this);
        text_ = makeLabel({}, "strong", this);
        detail_ = new ElidedLabel({}, this);
        setRole(detail_, "small");
        row->addWidget(dot_);
        row->addWidget(text_);
        row->addWidget(detail_, 1);
    }

    void show(const app::Attention& attention)
    {
        what = attention;
        const bool bad = attention.level == app::Attention::Level::Bad;
        dot_->setToken(bad ? Token::Bad : Token::Warn);
        text_->setText(attention.text);
        detail_->setWhole(attention.detail);
        setAccessibleName(
            QStringList{bad ? tr("Problem") : tr("Warning"), attention.text, attention.detail}.join(
                QStringLiteral(", ")));
        QWidget::show();
    }

    app::Attention what;

private:
    Dot* dot_;
    QLabel* text_;
    ElidedLabel* detail_;
};

AttentionList::AttentionList(const QString& objectName, QWidget* parent) : QFrame(parent)
{
    setObjectName(objectName);
    setAccessibleName(tr("Needs attention"));
    setProperty("card", true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 10, 6);
    row->setSpacing(14);
    row->addWidget(makeLabel(tr("Needs attention"), "h3", this), 0, Qt::AlignTop);
    grid_ = new QGridLayout;
    grid_->setSpacing(0);
    grid_->setHorizontalSpacing(12);
    row->addLayout(grid_, 1);
    row->itemAt(0)->widget()->setContentsMargins(0, 4, 0, 4);
    hide();
}

void AttentionList::show(const QVector<app::Attention>& list)
{
    const qsizetype wanted = qMin(kMost, list.size());
    while (lines_.size() < wanted) {
        auto* line = new Line(objectName() + QStringLiteral(".row%1").arg(lines_.size()), this);
        connect(line, &QAbstractButton::clicked, this,
                [this, line] { Q_EMIT clicked(line->what); });
        lines_.append(line);
        place();
    }
    for (qsizetype i = 0; i < lines_.size(); ++i) {
        if (i < wanted) {
            lines_[i]->show(list[i]);
        } else {
            lines_[i]->hide();
        }
    }
    setVisible(wanted > 0);
}

void AttentionList::setColumns(int columns)
{
    if (columns == columns_) return;
    columns_ = columns;
    place();
}

void AttentionList::place()
{
    for (qsizetype i = 0; i < lines_.size(); ++i) {
        grid_->removeWidget(lines_[i]);
        grid_->addWidget(lines_[i], static_cast<int>(i) / columns_, static_cast<int>(i) % columns_);
    }
    for (int column = 0; column < 2; ++column)
        grid_->setColumnStretch(column, column < columns_ ? 1 : 0);
}

}  // namespace gatehouse::ui
