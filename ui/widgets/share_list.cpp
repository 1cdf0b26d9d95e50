#include "ui/widgets/share_list.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"

namespace gatehouse::ui {

class ShareList::Line : public LinkRow {
public:
    Line(const QString& objectName, QWidget* parent) : LinkRow(objectName, parent)
    {
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(4, 3, 4, 5);
        column->setSpacing(5);
        auto* row = new QHBoxLayout;
        row->setSpacing(6);
        dot_ = new Dot(Token::Text3, 8, this);
        name_ = new ElidedLabel({}, this);
        small_ = new ElidedLabel({}, this);
        setRole(small_, "small");
        small_->setWholeOrNothing(true);
        value_ = makeLabel({}, "strong", this);
        row->addWidget(dot_);
        row->addWidget(name_);
        row->addWidget(small_, 1);
        row->addWidget(value_);
        column->addLayout(row);
        bar_ = new ShareBar(this);
        column->addWidget(bar_);
    }

    void show(const Row& row)
    {
        key = row.key;
        dot_->setSeries(row.series);
        name_->setWhole(row.name);
        small_->setWhole(row.small);
        value_->setText(row.value);
        bar_->setShare(row.share, row.series);
        setToolTip(row.tip);
        setAccessibleName(QStringList{row.name, row.small, row.value}.join(QStringLiteral(", ")));
        QWidget::show();
    }

    QString key;

private:
    Dot* dot_;
    ElidedLabel* name_;
    ElidedLabel* small_;
    QLabel* value_;
    ShareBar* bar_;
};

ShareList::ShareList(const QString& objectName, const QString& title, const QString& subtitle,
                     const QString& emptyText, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(objectName);
    setAccessibleName(title);
    setProperty("card", true);
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(12, 12, 12, 10);
    column_->setSpacing(2);
    auto* name = makeLabel(title, "h3", this);
    name->setContentsMargins(4, 0, 0, 0);
    subtitle_ = makeLabel(subtitle, "small", this);
    subtitle_->setContentsMargins(4, 0, 0, 4);
    empty_ = makeLabel(emptyText, "small", this);
    empty_->setContentsMargins(4, 12, 0, 12);
    column_->addWidget(name);
    column_->addWidget(subtitle_);
    column_->addWidget(empty_);
    column_->addStretch(1);
}

void ShareList::setSubtitle(const QString& text)
{
    if (subtitle_->text() != text) subtitle_->setText(text);
}

void ShareList::show(const QVector<Row>& rows)
{
    empty_->setVisible(rows.isEmpty());
    while (lines_.size() < rows.size()) {
        auto* line = new Line(objectName() + QStringLiteral(".row%1").arg(lines_.size()), this);
        connect(line, &QAbstractButton::clicked, this, [this, line] { Q_EMIT clicked(line->key); });
        column_->insertWidget(column_->count() - 1, line);
        lines_.append(line);
    }
    for (qsizetype i = 0; i < lines_.size(); ++i) {
        if (i < rows.size()) {
            lines_[i]->show(rows[i]);
        } else {
            lines_[i]->hide();
        }
    }
}

}  // namespace gatehouse::ui
