"""Nianbao: an offline desk for drafting the 政府信息公开工作年度报告."""
